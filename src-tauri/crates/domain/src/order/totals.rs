//! What an order costs. Every amount is in minor units of the order's currency.
//!
//! Discounts are rounded once per line and once for the order, taxes once per rate, halves away from
//! zero; the order's discount is spread over the tax rates by largest remainder, so that the parts
//! always sum to the whole.

use serde::Serialize;
use ts_rs::TS;

use super::OrderContent;
use crate::{Products, Profiles, Share};

/// What a line costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LineTotal {
    /// Price of one; none when nobody set it.
    pub unit_price: Option<i64>,
    /// Quantity times price.
    pub gross: i64,
    /// Off this line.
    pub discount: i64,
    /// What is left.
    pub net: i64,
    /// Its tax rate.
    pub tax: Share,
}

/// What one tax rate adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxTotal {
    /// The rate.
    pub rate: Share,
    /// What it is taken of, after all discounts.
    pub net: i64,
    /// The tax.
    pub tax: i64,
}

/// What an order costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Totals {
    /// By line.
    pub lines: Vec<LineTotal>,
    /// The lines together, after their own discounts.
    pub subtotal: i64,
    /// Off the whole order.
    pub discount: i64,
    /// What is left, before tax.
    pub net: i64,
    /// By rate, highest first; rates without a line or of 0 % are left out.
    pub taxes: Vec<TaxTotal>,
    /// To pay.
    pub total: i64,
}

/// What an order costs, from its lines and, for a draft, the prices of catalog and profiles.
pub fn totals(content: &OrderContent, products: &Products, profiles: &Profiles) -> Totals {
    let lines: Vec<LineTotal> = content
        .lines
        .iter()
        .map(|line| {
            let product = products.get(&line.product_id);
            let profile = line.profile_id.and_then(|id| profiles.get(&id));
            let in_our_currency = product.filter(|p| p.content.prices.currency == content.currency);
            let unit_price = match (in_our_currency, product) {
                (Some(product), _) => line.price(product, profile, content.reseller_id.is_some()),
                (None, _) => line.unit_price,
            };
            // What the draft's check refuses still has a total: never below zero, saturating.
            let price = unit_price.unwrap_or(0).max(0);
            let gross = i64::from(content.quantity(line)).saturating_mul(price);
            let discount = line.discount.min(Share::WHOLE).of(gross);
            LineTotal {
                unit_price,
                gross,
                discount,
                net: gross.saturating_sub(discount),
                tax: line
                    .tax
                    .or_else(|| product.and_then(|product| product.content.prices.tax))
                    .unwrap_or(content.tax),
            }
        })
        .collect();
    let subtotal = lines.iter().fold(0i64, |sum, line| sum.saturating_add(line.net));
    let discount = content.discount.min(Share::WHOLE).of(subtotal);
    let net = subtotal.saturating_sub(discount);
    let taxes = taxes(&lines, subtotal, net);
    let total = taxes.iter().fold(net, |sum, tax| sum.saturating_add(tax.tax));
    Totals {
        lines,
        subtotal,
        discount,
        net,
        taxes,
        total,
    }
}

/// The tax of each rate, on its share of what is left after the order's discount.
fn taxes(lines: &[LineTotal], subtotal: i64, net: i64) -> Vec<TaxTotal> {
    let mut rates: Vec<(Share, i64)> = Vec::new();
    for line in lines {
        match rates.iter_mut().find(|(rate, _)| *rate == line.tax) {
            Some((_, sum)) => *sum = sum.saturating_add(line.net),
            None => rates.push((line.tax, line.net)),
        }
    }
    rates.sort_by_key(|(rate, _)| std::cmp::Reverse(*rate));
    let weights: Vec<i64> = rates.iter().map(|(_, sum)| *sum).collect();
    spread(net, &weights, subtotal)
        .into_iter()
        .zip(rates)
        .filter(|(_, (rate, sum))| rate.0 > 0 && *sum > 0)
        .map(|(net, (rate, _))| TaxTotal {
            rate,
            net,
            tax: rate.of(net),
        })
        .collect()
}

/// Spreads an amount by weights that sum to `whole`, in whole units that sum to the amount.
fn spread(amount: i64, weights: &[i64], whole: i64) -> Vec<i64> {
    if whole <= 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: i64| i128::from(amount) * i128::from(weight);
    let mut parts: Vec<i64> = weights
        .iter()
        .map(|weight| i64::try_from(exact(*weight) / i128::from(whole)).unwrap_or(i64::MAX))
        .collect();
    let given: i64 = parts.iter().fold(0, |sum, part| sum.saturating_add(*part));
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(exact(weights[*index]) % i128::from(whole)));
    let missing = usize::try_from(amount.saturating_sub(given)).unwrap_or(0);
    for index in order.into_iter().take(missing) {
        parts[index] += 1;
    }
    parts
}
