//! Finding a row's product, and its features, by number, code or name.

use std::collections::HashMap;

use signet_domain::{Product, Products};
use signet_vault::fold;

use super::super::cells::Cells;
use super::super::problems::Problems;
use crate::Fault;
use crate::console::Desk;

/// The vault's products. A product that is no longer sold was sold once: it is found, too.
pub(super) struct Catalog {
    products: Vec<Product>,
    /// The same by id, as the rules look at them.
    pub by_id: Products,
    by_text: HashMap<String, Vec<usize>>,
}

impl Catalog {
    pub(super) fn read(desk: &Desk<'_>) -> Result<Self, Fault> {
        let products = desk.view().all_products()?;
        let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
        // A number goes before a code, a code before a name.
        let texts: [fn(&Product) -> String; 3] = [
            |product| product.content.number.to_string(),
            |product| fold(&product.content.code),
            |product| fold(&product.content.name),
        ];
        for text in texts {
            let mut these: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, product) in products.iter().enumerate() {
                these.entry(text(product)).or_default().push(place);
            }
            for (text, places) in these {
                if !text.is_empty() {
                    by_text.entry(text).or_insert(places);
                }
            }
        }
        Ok(Self {
            by_id: products
                .iter()
                .map(|product| (product.id, product.clone()))
                .collect(),
            products,
            by_text,
        })
    }

    pub(super) fn product(&self, place: usize) -> &Product {
        &self.products[place]
    }

    /// The product a row names.
    pub(super) fn find(&self, cells: &Cells<'_>, problems: &mut Problems) -> Option<usize> {
        let Some(text) = cells.text("product") else {
            cells.refuse(problems, "product", "Enter the product's number, code or name.");
            return None;
        };
        match self.by_text.get(&fold(text)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            Some(_) => {
                cells.refuse(
                    problems,
                    "product",
                    format!("Several products are called “{text}”: write the number."),
                );
                None
            }
            None => {
                let message =
                    format!("No product has the number, code or name “{text}”: add the product first.");
                cells.refuse(problems, "product", message);
                None
            }
        }
    }
}

/// The features a cell names by number or code, in order, each once.
pub(super) fn features(text: &str, product: &Product) -> Result<Vec<u32>, String> {
    let words = text
        .split([' ', ',', ';', '|', '\n', '\t'])
        .filter(|word| !word.is_empty());
    let number = |word: &str| {
        let mut features = product.content.features.iter();
        let found = match word.parse::<u32>() {
            Ok(number) => features.find(|feature| feature.number == number),
            Err(_) => features.find(|feature| fold(&feature.code) == fold(word)),
        };
        found
            .map(|feature| feature.number)
            .ok_or_else(|| format!("{} has no feature “{word}”.", product.content.name))
    };
    let mut numbers = words.map(number).collect::<Result<Vec<u32>, String>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}
