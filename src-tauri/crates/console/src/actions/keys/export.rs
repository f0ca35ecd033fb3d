//! Public keys for programmers.

use serde::Deserialize;
use signet_domain::{KeyId, Permission};
use signet_keys::KeyForm;
use ts_rs::TS;

use super::public;
use crate::Fault;
use crate::action::{Action, Read};
use crate::actions::licenses::FileView;
use crate::console::Desk;

/// Writes a public key.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Export {
    id: KeyId,
    /// A second key, for builds that embed both: the current one and the next.
    #[serde(default)]
    #[ts(optional = nullable)]
    and: Option<KeyId>,
    form: KeyForm,
}

impl Action for Export {
    const NAME: &'static str = "key.export";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str =
        "One public key, or two in one text, as PEM, base64 DER, JWK, .NET XML, C array or Rust constant.";
    type Reply = FileView;
}

impl Read for Export {
    fn run(self, desk: &Desk<'_>) -> Result<FileView, Fault> {
        let first = public(&desk.view().key(self.id)?)?;
        let Some(and) = self.and.filter(|and| *and != self.id) else {
            return Ok(FileView {
                file_name: self.form.file_name().to_owned(),
                text: signet_keys::export(&first, self.form),
            });
        };
        let second = public(&desk.view().key(and)?)?;
        Ok(FileView {
            file_name: self.form.file_name_of_two().to_owned(),
            text: signet_keys::export_two(&first, &second, self.form),
        })
    }
}
