//! Certificates to draw, from the smallest to the absurd.

use signet_documents::{Certificate, Feature, Party, Product, QrCode, SigningKey};
use time::{Date, Month};

/// One product, one feature, one serial number.
pub fn small() -> Certificate {
    Certificate {
        vendor: party("Northwind Instruments", &["Harbour Street 12, 20457 Hamburg, Germany", "northwind.example · licenses@northwind.example"]),
        licensee: party("Müller & Søn Messtechnik GmbH", &["Katrin Müller", "Industriestraße 4", "8005 Zürich", "Switzerland", "VAT CHE-123.456.789"]),
        order_number: "A-1694".to_owned(),
        issued: Date::from_calendar_date(2026, Month::November, 19).unwrap(),
        sentence: "Müller & Søn Messtechnik GmbH may use Spectra Analyzer Pro without limit of time on one computer, with updates until 30 June 2027.".to_owned(),
        products: vec![product("Spectra Analyzer Pro", 1040, "SPA-PRO", 1, 1)],
        signing_key: SigningKey { name: "Northwind 2026".to_owned(), short_id: "7f3a 91c2 e04d".to_owned() },
        demo: false,
        qr: QrCode { text: "VJ7jgF-wubSTT-yt1TMj-utpB2R-BEuNb8".to_owned(), caption: "The code is the first serial number. It grants nothing by itself.".to_owned() },
        how_to_verify: "The license files that came with this certificate carry a digital signature by the key named above. Open one in the program, or check it with the public key at northwind.example/keys. This page is a summary: the signed files decide.".to_owned(),
    }
}

/// Two products with twelve features and ten serial numbers each.
pub fn large() -> Certificate {
    Certificate {
        demo: true,
        products: vec![
            product("Spectra Analyzer Pro", 1040, "SPA-PRO", 12, 10),
            product("Spectra Viewer", 1041, "SPA-VIEW", 12, 10),
        ],
        ..small()
    }
}

/// One product with ten thousand serial numbers.
pub fn many_serials() -> Certificate {
    Certificate {
        products: vec![product("Spectra Analyzer Pro", 1040, "SPA-PRO", 5, 10_000)],
        ..small()
    }
}

/// A customer in Japan, a product with Chinese and Korean features.
pub fn japanese() -> Certificate {
    let mut product = product("スペクトル・アナライザー Pro", 1040, "SPA-PRO", 3, 2);
    for (feature, name) in product
        .features
        .iter_mut()
        .zip(["基本計測", "校准模块", "네트워크 좌석"])
    {
        name.clone_into(&mut feature.name);
    }
    Certificate {
        licensee: party("株式会社東京計測機器製作所", &["〒100-0005 東京都千代田区丸の内一丁目9番1号", "丸の内中央ビル 12階", "日本"]),
        sentence: "株式会社東京計測機器製作所は、スペクトル・アナライザー Pro を期間の制限なく一台のコンピューターで使用できます。更新は2027年6月30日まで提供されます。".to_owned(),
        products: vec![product],
        ..small()
    }
}

/// Customers east and south of the Latin script.
pub fn cyrillic_and_greek() -> Certificate {
    Certificate {
        vendor: party("Όργανα Μετρήσεων Αθηνών Α.Ε.", &["Οδός Ερμού 15, 105 63 Αθήνα"]),
        licensee: party(
            "ООО «Измерительная техника»",
            &["улица Ленина, дом 5", "Київ · Łódź · Škoda"],
        ),
        ..small()
    }
}

/// Everything too long and too much, in words without blanks.
pub fn oversized() -> Certificate {
    let word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(20);
    let lines: Vec<&str> = vec![&word; 30];
    let mut product = product(&word, u32::MAX, &word, 40, 60);
    for feature in &mut product.features {
        (feature.name, feature.granted, feature.notes) = (word.clone(), word.clone(), word.clone());
    }
    product
        .serials
        .iter_mut()
        .for_each(|serial| serial.push_str(&word));
    Certificate {
        vendor: party(&word, &lines),
        licensee: party(&word, &lines),
        order_number: word.clone(),
        sentence: word.clone(),
        products: vec![product; 20],
        signing_key: SigningKey {
            name: word.clone(),
            short_id: word.clone(),
        },
        demo: true,
        qr: QrCode {
            text: "A-1694".to_owned(),
            caption: word.clone(),
        },
        how_to_verify: word,
        ..small()
    }
}

/// A name with lines under it.
pub fn party(name: &str, lines: &[&str]) -> Party {
    Party {
        name: name.to_owned(),
        lines: lines.iter().map(|&line| line.to_owned()).collect(),
    }
}

/// A product with invented features and serial numbers.
pub fn product(name: &str, number: u32, code: &str, features: u32, serials: usize) -> Product {
    const NAMES: [&str; 4] = ["Core Measurement", "Calibration", "Batch Export", "Network Seats"];
    const GRANTED: [&str; 4] = [
        "no limit",
        "until 31 December 2026",
        "500 runs",
        "3 Feb 2026 – 2 Feb 2028",
    ];
    const NOTES: [&str; 4] = [
        "No virtual machine",
        "",
        "No remote desktop",
        "Network, detachable for 30 days",
    ];
    let feature = |index: u32| Feature {
        number: index + 1,
        name: NAMES[index as usize % 4].to_owned(),
        granted: GRANTED[index as usize % 4].to_owned(),
        seats: (index % 4 != 1).then_some(if index % 4 == 3 { 1250 } else { 1 }),
        notes: NOTES[index as usize % 4].to_owned(),
    };
    Product {
        name: name.to_owned(),
        number,
        code: code.to_owned(),
        features: (0..features).map(feature).collect(),
        serials: (0..serials)
            .map(|index| format!("VJ7jgF-wubSTT-yt1TMj-utpB2R-{index:06}"))
            .collect(),
    }
}
