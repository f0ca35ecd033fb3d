//! How the products share the space between head and foot.

use std::ops::Range;

use kurbo::Point;

use super::product::{Block, Share};
use super::words;
use crate::Product;
use crate::page::Page;
use crate::text::Faces;
use crate::theme::{Density, REMAINDER, SIDE, WIDTH};

/// More products than a page can hold; what lies beyond is never measured.
const MOST_PRODUCTS: usize = 14;

/// The products of an order, measured.
pub struct Order<'a> {
    density: &'a Density,
    blocks: Vec<Block<'a>>,
    /// How many there are, measured or not.
    total: usize,
}

impl<'a> Order<'a> {
    /// Measures the products.
    pub fn new(faces: &Faces, products: &[Product], density: &'a Density) -> Self {
        let first = products.iter().take(MOST_PRODUCTS);
        let blocks = first.map(|product| Block::new(faces, product, density)).collect();
        Self {
            density,
            blocks,
            total: products.len(),
        }
    }

    /// Whether nothing has to be left out when they are given this height.
    pub fn fits(&self, room: f64) -> bool {
        let all: Vec<_> = self.blocks.iter().map(Block::all).collect();
        self.blocks.len() == self.total
            && self.blocks.iter().all(Block::is_measured)
            && self.height(&all) <= room
    }

    /// Draws as much of the products as fits into `space`, from its top to its bottom.
    pub fn draw(&self, page: &mut Page, faces: &Faces, space: Range<f64>) {
        let shares = self.share(space.end - space.start);
        let mut top = space.start;
        for (block, &share) in self.blocks.iter().zip(&shares) {
            top = block.draw(page, faces, share, top) + self.density.product;
        }
        if shares.len() < self.total {
            let text = words::remainder(shares.len(), self.total, "product", "products");
            page.label(faces, Point::new(SIDE, top), WIDTH, &text, REMAINDER);
        }
    }

    /// How much of each product is shown; products without an entry are only counted.
    ///
    /// Names come first, because they tell products apart; then each product in turn gains a row
    /// of serial numbers and a row of features until the space is used.
    fn share(&self, room: f64) -> Vec<Share> {
        let named = (0..=self.blocks.len())
            .rev()
            .find(|&count| self.height(&vec![Share::default(); count]) <= room)
            .unwrap_or_default();
        let mut shares = vec![Share::default(); named];
        let mut grew = true;
        while grew {
            grew = false;
            for index in 0..named {
                let Share { features, serials } = self.blocks[index].all();
                for more in [
                    Share {
                        features: 0,
                        serials: 1,
                    },
                    Share {
                        features: 1,
                        serials: 0,
                    },
                ] {
                    let before = shares[index];
                    let after = Share {
                        features: (before.features + more.features).min(features),
                        serials: (before.serials + more.serials).min(serials),
                    };
                    shares[index] = after;
                    if self.height(&shares) > room {
                        shares[index] = before;
                    }
                    grew |= shares[index] != before;
                }
            }
        }
        shares
    }

    /// Height of the products with these shares, and of the line that counts the others.
    fn height(&self, shares: &[Share]) -> f64 {
        let gap = self.density.product;
        let shown: f64 = self
            .blocks
            .iter()
            .zip(shares)
            .map(|(block, &share)| block.height(share) + gap)
            .sum();
        let counted = if shares.len() < self.total {
            REMAINDER.leading
        } else {
            -gap
        };
        shown + counted
    }
}
