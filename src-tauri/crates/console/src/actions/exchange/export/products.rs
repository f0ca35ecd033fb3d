//! The product list as a file. Its columns are the fields of an import: a row for each feature, or one row for a
//! product without.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::Deserialize;
use signet_domain::{Currency, Feature, Permission, ProductContent};
use signet_vault::ProductFilter;
use ts_rs::TS;

use super::super::products::model_words;
use super::super::values::minor_units;
use super::{ExportFormat, ExportView, flag, number, percent, text, word, write_list};
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::products::ProductRow;
use crate::console::Desk;

/// Writes products to a file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportProducts {
    path: PathBuf,
    format: ExportFormat,
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    archived: Option<bool>,
}

impl Action for ExportProducts {
    const NAME: &'static str = "export.products";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str =
        "Writes the product list to a CSV or JSON file; the CSV file can be imported again.";
    type Reply = ExportView;
}

const COLUMNS: [&str; 29] = [
    "number",
    "code",
    "name",
    "description",
    "price",
    "reseller_price",
    "currency",
    "tax",
    "activation_limit",
    "crm_id",
    "ref_id",
    "feature.number",
    "feature.code",
    "feature.name",
    "feature.description",
    "feature.group",
    "feature.type",
    "feature.limit",
    "feature.model",
    "feature.seats",
    "feature.unit",
    "feature.remote",
    "feature.flags",
    "feature.trial",
    "feature.archived",
    "feature.can_modify",
    "feature.can_exclude",
    "feature.crm_id",
    "feature.ref_id",
];

impl Read for ExportProducts {
    fn run(self, desk: &Desk<'_>) -> Result<ExportView, Fault> {
        let filter = ProductFilter {
            text: self.text.unwrap_or_default(),
            archived: self.archived.unwrap_or_default(),
        };
        let view = desk.view();
        write_list(
            desk,
            &self.path,
            self.format,
            &COLUMNS,
            |page| view.products(&filter, page),
            |listed, output| {
                let content = listed.product.content.clone();
                output.row(|| Ok(ProductRow::of(listed)), || Ok(rows(&content)))
            },
        )
    }
}

fn rows<'c>(content: &'c ProductContent) -> Vec<Vec<Cow<'c, str>>> {
    let prices = content.prices;
    let own = vec![
        number(content.number),
        text(&content.code),
        text(&content.name),
        text(&content.description),
        amount(prices.price, prices.currency),
        amount(prices.reseller_price, prices.currency),
        prices.currency.code().into(),
        prices.tax.map(percent).unwrap_or_default(),
        number(content.activation_limit),
        text(&content.crm_id),
        text(&content.ref_id),
    ];
    let with = |feature: Vec<Cow<'c, str>>| own.iter().cloned().chain(feature).collect();
    if content.features.is_empty() {
        return vec![with(vec![Cow::Borrowed(""); COLUMNS.len() - own.len()])];
    }
    content
        .features
        .iter()
        .map(|feature| with(part(feature)))
        .collect()
}

fn part(feature: &Feature) -> Vec<Cow<'_, str>> {
    let terms = &feature.terms;
    let flags: Vec<String> = terms.flags.iter().map(|flag| word(&flag).into_owned()).collect();
    vec![
        number(feature.number),
        text(&feature.code),
        text(&feature.name),
        text(&feature.description),
        text(&feature.group),
        word(&feature.kind),
        feature
            .limit
            .map(|limit| limit.to_string())
            .unwrap_or_default()
            .into(),
        model_words(terms.model).into(),
        number(terms.seats),
        word(&terms.unit),
        flag(terms.remote),
        flags.join(" ").into(),
        flag(feature.trial),
        flag(feature.archived),
        flag(feature.can_modify),
        flag(feature.can_exclude),
        text(&feature.crm_id),
        text(&feature.ref_id),
    ]
}

fn amount(amount: Option<i64>, currency: Currency) -> Cow<'static, str> {
    amount
        .map(|amount| minor_units(amount, currency.digits()))
        .unwrap_or_default()
        .into()
}
