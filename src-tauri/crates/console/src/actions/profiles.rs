//! Profiles of products.

use serde::{Deserialize, Serialize};
use signet_domain::{
    Permission, Problem, ProblemCode, ProductId, Profile, ProfileContent, ProfileForm, ProfileId,
    ProfileKind, Time,
};
use signet_vault::{ProfileFilter, Tx, View};
use ts_rs::TS;

use super::{Page, PageRequest, check_version, duplicate};
use crate::Fault;
use crate::action::{Action, Read, Write};
use crate::console::Desk;

/// A profile in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProfileRow {
    pub id: ProfileId,
    pub product_id: ProductId,
    pub product_name: String,
    pub code: String,
    pub name: String,
    pub kind: ProfileKind,
    /// How many licenses it may make; none: any number.
    pub quota: Option<u32>,
    /// Taken by submitted orders.
    pub used: u32,
    pub price: Option<i64>,
    pub archived: bool,
}

impl ProfileRow {
    pub(super) fn of(profile: &Profile, product_name: &str) -> Self {
        Self {
            id: profile.id,
            product_id: profile.product_id,
            product_name: product_name.to_owned(),
            code: profile.content.code.clone(),
            name: profile.content.name.clone(),
            kind: profile.content.kind,
            quota: profile.content.quota,
            used: profile.used,
            price: profile.content.price,
            archived: profile.archived_at.is_some(),
        }
    }
}

/// A profile.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ProfileView {
    pub id: ProfileId,
    pub version: u32,
    pub product_id: ProductId,
    pub product_number: u32,
    pub product_name: String,
    pub content: ProfileContent,
    /// Licenses that hold it.
    pub used: u32,
    pub archived_at: Option<Time>,
    pub created_at: Time,
    pub updated_at: Time,
}

impl ProfileView {
    fn read(view: View<'_>, profile: Profile) -> Result<Self, Fault> {
        let product = view.product(profile.product_id)?;
        Ok(Self {
            id: profile.id,
            version: profile.version,
            product_id: profile.product_id,
            product_number: product.content.number,
            product_name: product.content.name,
            used: profile.used,
            archived_at: profile.archived_at,
            created_at: profile.created_at,
            updated_at: profile.updated_at,
            content: profile.content,
        })
    }
}

/// Lists profiles.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(default)]
    #[ts(optional = nullable)]
    product_id: Option<ProductId>,
    /// Part of a code, name or description.
    #[serde(default)]
    #[ts(optional)]
    text: Option<String>,
    /// Archived ones instead of the others.
    #[serde(default)]
    #[ts(optional)]
    archived: Option<bool>,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    offset: Option<u64>,
    #[serde(default)]
    #[ts(optional)]
    limit: Option<u32>,
}

impl Action for List {
    const NAME: &'static str = "profile.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Profiles by name.";
    type Reply = Page<ProfileRow>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Page<ProfileRow>, Fault> {
        let filter = ProfileFilter {
            product: self.product_id,
            text: self.text.unwrap_or_default(),
            archived: self.archived.unwrap_or_default(),
        };
        let page = PageRequest {
            after: self.after,
            offset: self.offset,
            limit: self.limit,
        };
        let listed = desk.view().profiles(&filter, &page.checked()?)?;
        Ok(Page::of(listed, |listed| {
            ProfileRow::of(&listed.profile, &listed.product_name)
        }))
    }
}

/// Reads a profile.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Get {
    id: ProfileId,
}

impl Action for Get {
    const NAME: &'static str = "profile.get";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "A profile.";
    type Reply = ProfileView;
}

impl Read for Get {
    fn run(self, desk: &Desk<'_>) -> Result<ProfileView, Fault> {
        let view = desk.view();
        ProfileView::read(view, view.profile(self.id)?)
    }
}

/// Adds or changes a profile.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(ProfileForm);

impl Action for Save {
    const NAME: &'static str = "profile.save";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str =
        "Adds or changes a profile. Orders and licenses made from it keep what they have.";
    type Reply = ProfileView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProfileView, Fault> {
        let (form, now) = (self.0, desk.services.now());
        let taken = |error| {
            duplicate(
                error,
                "profiles.product_id, profiles.code",
                "code",
                "Another profile of this product has this code.",
            )
        };
        let product = tx.product(form.product_id)?;
        Fault::unless_empty(form.content.check(&product))?;
        let profile = if let Some(id) = form.id {
            let mut profile = tx.profile(id)?;
            check_version("profile", form.version, profile.version)?;
            if profile.product_id != form.product_id {
                Fault::unless_empty(vec![Problem::new(
                    ProblemCode::NotAllowed,
                    "product_id",
                    "A profile stays with its product: add a new one to the other product.",
                )])?;
            }
            profile.change(form.content, now);
            tx.update_profile(&profile).map_err(taken)?;
            profile
        } else {
            let profile = Profile::new(desk.services.new_id(), form.product_id, form.content, now);
            tx.insert_profile(&profile).map_err(taken)?;
            profile
        };
        ProfileView::read(**tx, profile)
    }
}

/// No longer offers a profile, or offers it again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Archive {
    id: ProfileId,
    version: u32,
    archived: bool,
}

impl Action for Archive {
    const NAME: &'static str = "profile.archive";
    const PERMISSION: Permission = Permission::Catalog;
    const ABOUT: &'static str = "No longer offers a profile, or offers it again.";
    type Reply = ProfileView;
}

impl Write for Archive {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<ProfileView, Fault> {
        let mut profile = tx.profile(self.id)?;
        check_version("profile", self.version, profile.version)?;
        profile.archive(self.archived, desk.services.now());
        tx.update_profile(&profile)?;
        ProfileView::read(**tx, profile)
    }
}
