//! Who buys from the invented vendor. Addresses end in `.example`: no mail can reach anybody.

use serde_json::{Value, json};

pub(super) fn customers() -> Vec<Value> {
    let mut customers: Vec<Value> = COMPANIES
        .iter()
        .map(|(name, country, address, contact, email)| {
            json!({"content": {"kind": "company", "name": name, "country": country, "address": address,
                   "currency": "EUR", "tax": if *country == "DE" { 1900 } else { 0 },
                   "contacts": [{"name": contact, "email": email, "notify": true}]}})
        })
        .collect();
    customers[0]["content"]["vat_code"] = json!("DE 298 114 507");
    customers[0]["content"]["discount"] = json!(500);
    customers[0]["content"]["crm_id"] = json!("CRM-20417");
    customers[15]["content"]["reseller"] = json!(true);
    if let Some(contacts) = customers[0]["content"]["contacts"].as_array_mut() {
        contacts.push(json!({"name": "Jens Søn", "email": "j.soen@mueller-soen.example", "notify": true}));
    }
    customers
}

type Company = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const COMPANIES: [Company; 16] = [
    (
        "Müller & Søn Messtechnik GmbH",
        "DE",
        "Schiffbrücke 12\n24939 Flensburg",
        "Katrin Müller",
        "k.mueller@mueller-soen.example",
    ),
    (
        "株式会社島田計測",
        "JP",
        "京都市中京区西ノ京 1",
        "島田 直子",
        "shimada@shimada.example",
    ),
    (
        "Highland Water Quality Ltd",
        "GB",
        "4 Ness Bank\nInverness IV2 4SQ",
        "Fiona Grant",
        "fiona@highland-water.example",
    ),
    (
        "Ακτίς Εργαστήρια Α.Ε.",
        "GR",
        "Λεωφόρος Κηφισίας 18\n115 26 Αθήνα",
        "Ελένη Παππά",
        "lab@aktis.example",
    ),
    (
        "한빛분석기술(주)",
        "KR",
        "대전광역시 유성구 대학로 99",
        "김서연",
        "kim@hanbit.example",
    ),
    (
        "Česká metrologie s.r.o.",
        "CZ",
        "Botanická 68a\n602 00 Brno",
        "Jana Dvořáková",
        "dvorakova@metrologie.example",
    ),
    (
        "University of Leeds, School of Chemistry",
        "GB",
        "Woodhouse Lane\nLeeds LS2 9JT",
        "Oliver Marsh",
        "o.marsh@chem.example",
    ),
    (
        "Kessler Analytik KG",
        "DE",
        "Am Hang 3\n79104 Freiburg",
        "Ruth Kessler",
        "ruth@kessler-analytik.example",
    ),
    (
        "Aurinko Mittaus Oy",
        "FI",
        "Satamakatu 7\n33200 Tampere",
        "Mikko Laine",
        "mikko@aurinko.example",
    ),
    (
        "Østfold Vannanalyse AS",
        "NO",
        "Storgata 21\n1607 Fredrikstad",
        "Ingrid Berg",
        "ingrid@ostfold-vann.example",
    ),
    (
        "Laboratoires Chênevert SA",
        "CH",
        "Rue du Lac 40\n1400 Yverdon",
        "Luc Chênevert",
        "luc@chenevert.example",
    ),
    (
        "Софийска Оптика ЕООД",
        "BG",
        "бул. Витоша 88\n1463 София",
        "Мария Иванова",
        "ivanova@sofia-optika.example",
    ),
    (
        "Uzina Chimică Făgăraș S.A.",
        "RO",
        "Str. Vlad Țepeș 5\n505200 Făgăraș",
        "Andrei Munteanu",
        "andrei@uzina-fagaras.example",
    ),
    (
        "Ó Briain Dairy Laboratories Teo.",
        "IE",
        "Páirc Ghnó 2\nCork T12",
        "Niamh Ó Briain",
        "niamh@obriain-dairy.example",
    ),
    (
        "上海谱研仪器有限公司",
        "CN",
        "上海市浦东新区张江路 88 号",
        "王丽",
        "wang@puyan.example",
    ),
    (
        "Bryn Assay Partners LLP",
        "GB",
        "9 Heol Fawr\nCardiff CF10 1AA",
        "Owen Price",
        "owen@bryn-assay.example",
    ),
];
