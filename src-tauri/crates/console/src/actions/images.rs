//! Images of products.

use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use signet_domain::{Permission, ProductId};
use signet_vault::{ProductImage, Tx};
use ts_rs::TS;

use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// Most bytes of an image: it is shown at the size of a stamp.
const MOST_BYTES: u64 = 512 * 1024;

/// The image of a product.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ImageView {
    /// `data:image/png;base64,…`; none without an image.
    pub data_url: Option<String>,
}

impl ImageView {
    fn of(image: Option<ProductImage>) -> Self {
        Self {
            data_url: image.map(|image| {
                format!(
                    "data:{};base64,{}",
                    image.media_type,
                    BASE64_STANDARD.encode(image.bytes)
                )
            }),
        }
    }
}

/// Reads an image.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: ProductId,
}

impl Action for Get {
    const NAME: &'static str = "product.image";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The image of a product.";
    type Reply = ImageView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<ImageView, Fault> {
        Ok(ImageView::of(desk.view().product_image(self.id)?))
    }
}

/// Sets or removes an image.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    id: ProductId,
    /// The file; none removes the image.
    #[serde(default)]
    #[ts(optional = nullable)]
    path: Option<PathBuf>,
}

impl Action for Set {
    const NAME: &'static str = "product.set_image";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "Sets the image of a product from a PNG, JPEG or WebP file of at most 512 KB; without a path removes it.";
    type Reply = ImageView;
}

impl Write for Set {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ImageView, Fault> {
        let mut product = tx.product(self.id)?;
        let image = self.path.as_deref().map(read).transpose()?;
        product.touch(desk.services.now());
        tx.set_product_image(&product, image.as_ref())?;
        Ok(ImageView::of(image))
    }
}

fn read(path: &std::path::Path) -> Result<ProductImage, Fault> {
    let refused = |message: String| Fault::field("path", message);
    let unreadable = |error: std::io::Error| refused(format!("{} cannot be read: {error}.", path.display()));
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    if length > MOST_BYTES {
        return Err(refused(format!(
            "The image has {} KB; at most 512 KB fit. Make it smaller.",
            length.div_ceil(1024)
        )));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let media_type = media_type(&bytes)
        .ok_or_else(|| refused("This is no PNG, JPEG or WebP image.".to_owned()))?
        .to_owned();
    Ok(ProductImage { media_type, bytes })
}

/// By the first bytes: names of files lie.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}
