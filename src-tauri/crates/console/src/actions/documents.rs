//! The certificate, and all of an order's files in one folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use signet_documents as pdf;
use signet_domain::{
    Company, Customer, Flag, Grant, HeldFeature, Line, OrderId, OrderKind, OrderStatus, Permission, Product,
    granted,
};
use signet_keys::KeyForm;
use signet_vault::KeyRecord;
use ts_rs::TS;

use super::keys::other_key_name;
use super::licenses::file_name;
use super::orders::Opened;
use crate::action::{Action, Read};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Characters of a key id that people compare.
pub(super) const SHORT_ID: usize = 16;

/// A document's bytes.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DocumentView {
    pub file_name: String,
    pub base64: String,
    /// Characters no embedded font can print; they stand as boxes.
    pub unprintable: String,
}

/// Draws the certificate.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Certificate {
    id: OrderId,
}

impl Action for Certificate {
    const NAME: &'static str = "order.certificate";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "The license certificate of a submitted order as PDF.";
    type Reply = DocumentView;
}

impl Read for Certificate {
    fn run(self, desk: &Desk<'_>) -> Result<DocumentView, Fault> {
        let issued = Issued::read(desk, self.id)?;
        let pdf = issued.certificate()?;
        Ok(DocumentView {
            file_name: issued.certificate_name(),
            base64: BASE64_STANDARD.encode(pdf.bytes),
            unprintable: pdf.unprintable.into_iter().collect(),
        })
    }
}

/// A submitted order with all that its documents say.
pub(super) struct Issued {
    pub opened: Opened,
    pub key: KeyRecord,
    /// Serial numbers by line.
    pub serials: BTreeMap<u32, Vec<String>>,
    /// What an update made of its first license.
    updated: Option<Grant>,
}

impl Issued {
    pub fn read(desk: &Desk<'_>, id: OrderId) -> Result<Self, Fault> {
        let view = desk.view();
        let opened = Opened::read(desk, id)?;
        let refused = |message: &str| Err(Fault::new(FaultCode::NotAllowedNow, message));
        match opened.order.status() {
            OrderStatus::Draft => {
                return refused("The order is a draft: submit it first, then its files exist.");
            }
            OrderStatus::Revoked => {
                return refused("The order is revoked: its licenses are not delivered anymore.");
            }
            OrderStatus::Submitted => {}
        }
        let Some(key) = view.key_of_order(id)? else {
            return refused("The order has no license files.");
        };
        let update = opened.order.content.kind == OrderKind::Update;
        let mut serials: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        let mut updated = None;
        view.each_file_of_order(id, |license, _| {
            if let (true, None, Some(given)) = (update, &updated, &license.update) {
                updated = Some(given.grant.clone());
            }
            let line = if update { 0 } else { license.line };
            serials.entry(line).or_default().push(license.serial.to_string());
            Ok::<_, Fault>(())
        })?;
        Ok(Self {
            opened,
            key,
            serials,
            updated,
        })
    }

    /// The vendor as it was when the order was submitted.
    pub fn company(&self) -> Company {
        self.opened
            .order
            .frozen()
            .map(|frozen| frozen.company.clone())
            .unwrap_or_default()
    }

    pub fn certificate_name(&self) -> String {
        format!("certificate-{}.pdf", self.opened.order.number)
    }

    pub fn short_key_id(&self) -> String {
        self.key.kid.chars().take(SHORT_ID).collect()
    }

    pub fn certificate(&self) -> Result<pdf::Pdf, Fault> {
        let order = &self.opened.order;
        let lines = (0u32..).zip(&order.content.lines);
        let products = lines
            .filter_map(|(index, line)| self.product(index, line))
            .collect();
        let issued = order.submitted().map_or(0, |stamp| stamp.at.0);
        let certificate = pdf::Certificate {
            vendor: vendor(&self.company()),
            licensee: licensee(self.opened.licensee()),
            order_number: order.number.clone(),
            issued: time::OffsetDateTime::from_unix_timestamp(issued)
                .map_err(|error| Fault::internal(&error))?
                .date(),
            sentence: self.opened.sentence(),
            products,
            signing_key: pdf::SigningKey {
                name: self.key.name.clone(),
                short_id: self.short_key_id(),
            },
            demo: order.content.demo,
            qr: self.qr(),
            how_to_verify:
                "Each license file is signed. Check it with the vendor's public key: signet verify \
                            FILE --key public-key.pem, or any program that reads JWS (RFC 7515)."
                    .to_owned(),
        };
        pdf::certificate(&certificate).map_err(|error| Fault::internal(&error))
    }

    fn product(&self, index: u32, line: &Line) -> Option<pdf::Product> {
        let product = self.opened.products.get(&line.product_id)?;
        let granted: Vec<(u32, HeldFeature)> = if let Some(grant) = &self.updated {
            grant
                .features
                .iter()
                .map(|(number, held)| (*number, *held))
                .collect()
        } else {
            line.granted().map(|own| (own.number, own.into())).collect()
        };
        Some(pdf::Product {
            name: product.content.name.clone(),
            number: product.content.number,
            code: product.content.code.clone(),
            features: granted
                .into_iter()
                .filter_map(|(number, held)| feature(product, number, &held))
                .collect(),
            serials: self.serials.get(&index).cloned().unwrap_or_default(),
        })
    }

    /// One license: its serial number. Several: the order. Neither grants anything.
    fn qr(&self) -> pdf::QrCode {
        let order = &self.opened.order;
        let mut serials = self.serials.values().flatten();
        match (serials.next(), serials.next()) {
            (Some(serial), None) => pdf::QrCode {
                text: serial.clone(),
                caption: "The serial number. It grants nothing by itself.".to_owned(),
            },
            _ => pdf::QrCode {
                text: format!("{} {}", order.number, order.id),
                caption: format!("Order {}. It grants nothing by itself.", order.number),
            },
        }
    }
}

fn feature(product: &Product, number: u32, held: &HeldFeature) -> Option<pdf::Feature> {
    let feature = product.feature(number)?;
    let (held, terms) = (held.settled(feature), &held.terms);
    let mut notes = Vec::new();
    if terms.remote {
        notes.push("network");
    }
    if terms.flags.has(Flag::ForbidVirtualMachine) {
        notes.push("no virtual machine");
    }
    if terms.flags.has(Flag::ForbidRemoteDesktop) {
        notes.push("no remote desktop");
    }
    if terms.flags.has(Flag::Detachable) {
        notes.push("detachable");
    }
    let limit = held.limit.map(|limit| format!("limit {limit}"));
    notes.extend(limit.as_deref());
    Some(pdf::Feature {
        number,
        name: feature.name.clone(),
        granted: granted(terms),
        seats: Some(terms.seats),
        notes: notes.join(", "),
    })
}

fn vendor(company: &Company) -> pdf::Party {
    let contact = [&company.email, &company.website]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned();
    pdf::Party {
        name: company.name.clone(),
        lines: lines_of(&company.address).chain(contact).collect(),
    }
}

fn licensee(customer: Option<&Customer>) -> pdf::Party {
    match customer {
        Some(customer) => {
            let customer = &customer.content;
            let vat = (!customer.vat_code.is_empty()).then(|| customer.vat_code.clone());
            pdf::Party {
                name: customer.name.clone(),
                lines: lines_of(&customer.address).chain(vat).collect(),
            }
        }
        None => pdf::Party {
            name: "The holder of this certificate".to_owned(),
            lines: Vec::new(),
        },
    }
}

fn lines_of(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
}

/// Files that were written.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SavedFiles {
    pub folder: String,
    /// Their names; at most the first hundred.
    pub files: Vec<String>,
    /// How many in all.
    pub total: u64,
    /// Characters the certificate could not print.
    pub unprintable: String,
}

/// Names that are shown of many files.
const SHOWN: usize = 100;

/// Writes an order's files.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveFiles {
    id: OrderId,
    /// None: a folder named like the order in the user's documents.
    #[serde(default)]
    folder: Option<PathBuf>,
}

impl Action for SaveFiles {
    const NAME: &'static str = "order.save_files";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Writes an order's license files, certificate and public key to a folder.";
    type Reply = SavedFiles;
}

impl Read for SaveFiles {
    fn run(self, desk: &Desk<'_>) -> Result<SavedFiles, Fault> {
        let issued = Issued::read(desk, self.id)?;
        let number = &issued.opened.order.number;
        let folder = self
            .folder
            .unwrap_or_else(|| desk.services.places.saved.join(number));
        let pdf = issued.certificate()?;

        std::fs::create_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
        let mut files = vec![issued.certificate_name()];
        write(&folder.join(&files[0]), &pdf.bytes)?;
        // More than one after some of the files were made anew with another key.
        for key in desk.view().keys_of_order(self.id)? {
            let name = if key.id == issued.key.id {
                KeyForm::Pem.file_name().to_owned()
            } else {
                other_key_name(&key.kid)
            };
            let public = signet_keys::export(&super::keys::public(&key)?, KeyForm::Pem);
            write(&folder.join(&name), public.as_bytes())?;
            files.push(name);
        }
        let beside = files.len() as u64;
        let (total, mut done) = (issued.opened.order.quantity(), 0);
        desk.view().each_file_of_order(self.id, |license, text| {
            let name = file_name(license.serial.as_str());
            write(&folder.join(&name), format!("{text}\n").as_bytes())?;
            if files.len() < SHOWN {
                files.push(name);
            }
            done += 1;
            desk.progress.step(done, total, "files written")
        })?;
        Ok(SavedFiles {
            folder: folder.to_string_lossy().into_owned(),
            files,
            total: done + beside,
            unprintable: pdf.unprintable.into_iter().collect(),
        })
    }
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    std::fs::write(path, bytes).map_err(|error| not_written(path, &error))
}

pub(super) fn not_written(path: &Path, error: &std::io::Error) -> Fault {
    let fault = Fault::field(
        "folder",
        format!("{} cannot be written: {error}.", path.display()),
    );
    Fault {
        code: FaultCode::FileNotWritten,
        ..fault
    }
}
