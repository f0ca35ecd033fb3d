//! Groups of a customer's users.

use serde::{Deserialize, Serialize};
use signet_domain::{
    CustomerId, Group, GroupContent, GroupForm, GroupId, LicenseId, Permission, Problem, ProblemCode, Time,
};
use signet_vault::{Tx, VaultError, View, hash_password};
use ts_rs::TS;

use super::{check_version, duplicate};
use crate::action::{Action, Read, Write};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// A group.
#[derive(Debug, Serialize, TS)]
pub(crate) struct GroupView {
    pub id: GroupId,
    pub version: u32,
    pub customer_id: CustomerId,
    pub content: GroupContent,
    /// Licenses assigned to it.
    pub licenses: u64,
    pub created_at: Time,
    pub updated_at: Time,
}

impl GroupView {
    fn read(view: View<'_>, group: Group) -> Result<Self, Fault> {
        Ok(Self {
            id: group.id,
            version: group.version,
            customer_id: group.customer_id,
            licenses: view.licenses_of_group(group.id)?,
            created_at: group.created_at,
            updated_at: group.updated_at,
            content: group.content,
        })
    }
}

/// Lists a customer's groups.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    customer_id: CustomerId,
}

impl Action for List {
    const NAME: &'static str = "group.list";
    const PERMISSION: Permission = Permission::Read;
    const ABOUT: &'static str = "Groups of a customer.";
    type Reply = Vec<GroupView>;
}

impl Read for List {
    fn run(self, desk: &Desk<'_>) -> Result<Vec<GroupView>, Fault> {
        let view = desk.view();
        let groups = view.groups_of_customer(self.customer_id)?;
        groups
            .into_iter()
            .map(|group| GroupView::read(view, group))
            .collect()
    }
}

/// Adds or changes a group.
#[derive(Debug, Deserialize, TS)]
#[serde(transparent)]
pub(crate) struct Save(GroupForm);

impl Action for Save {
    const NAME: &'static str = "group.save";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Adds or changes a group with its users.";
    type Reply = GroupView;
}

impl Write for Save {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<GroupView, Fault> {
        let (mut form, now) = (self.0, desk.services.now());
        tx.customer(form.customer_id)?;
        let others = tx.groups_of_customer(form.customer_id)?;
        Fault::unless_empty(form.content.check(form.id, &others))?;
        let former = match form.id {
            Some(id) => Some(tx.group(id)?),
            None => None,
        };
        let passwords = take_passwords(&mut form.content, former.as_ref(), desk)?;
        let taken = |error: VaultError| {
            duplicate(
                error,
                "group_users.username",
                "users",
                "A user with one of these names is in another group: names are unique in the whole vault.",
            )
        };
        let group = if let Some(mut group) = former {
            check_version("group", form.version, group.version)?;
            if group.customer_id != form.customer_id {
                Fault::unless_empty(vec![Problem::new(
                    ProblemCode::NotAllowed,
                    "customer_id",
                    "A group stays with its customer.",
                )])?;
            }
            group.change(form.content, now);
            tx.update_group(&group, &passwords).map_err(taken)?;
            group
        } else {
            let group = Group::new(desk.services.new_id(), form.customer_id, form.content, now);
            tx.insert_group(&group, &passwords).map_err(taken)?;
            group
        };
        GroupView::read(**tx, group)
    }
}

/// Takes the typed passwords out of the content, hashed, and notes who has one: the vault forgets those of others.
fn take_passwords(
    content: &mut GroupContent,
    former: Option<&Group>,
    desk: &Desk<'_>,
) -> Result<Vec<(String, String)>, Fault> {
    let mut hashed = Vec::new();
    for user in &mut content.users {
        user.username = user.username.trim().to_owned();
        let had = former.is_some_and(|group| {
            let same =
                |other: &&signet_domain::GroupUser| other.username.eq_ignore_ascii_case(&user.username);
            group
                .content
                .users
                .iter()
                .find(same)
                .is_some_and(|other| other.has_password)
        });
        let typed = zeroize::Zeroizing::new(std::mem::take(&mut user.new_password));
        user.has_password = (had && !user.remove_password) || !typed.is_empty();
        if !typed.is_empty() {
            hashed.push((user.username.clone(), hash_password(&typed, desk.services.cost)?));
        }
    }
    Ok(hashed)
}

/// Deletes a group.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delete {
    id: GroupId,
    version: u32,
}

impl Action for Delete {
    const NAME: &'static str = "group.delete";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Deletes a group without sub-groups; its licenses stay.";
    type Reply = ();
}

impl Write for Delete {
    fn run(self, _: &Desk<'_>, tx: &Tx<'_>) -> Result<(), Fault> {
        let group = tx.group(self.id)?;
        check_version("group", self.version, group.version)?;
        let others = tx.groups_of_customer(group.customer_id)?;
        if others
            .iter()
            .any(|other| other.content.parent_id == Some(group.id))
        {
            return Err(Fault::new(
                FaultCode::NotAllowedNow,
                "The group has sub-groups: move or delete them first.",
            ));
        }
        Ok(tx.delete_group(self.id, self.version)?)
    }
}

/// Assigns licenses.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assign {
    id: GroupId,
    version: u32,
    license_ids: Vec<LicenseId>,
    /// False takes them out of the group.
    assigned: bool,
}

impl Action for Assign {
    const NAME: &'static str = "group.assign";
    const PERMISSION: Permission = Permission::Sell;
    const ABOUT: &'static str = "Assigns licenses of the customer to a group, or takes them out.";
    type Reply = GroupView;
}

impl Write for Assign {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<GroupView, Fault> {
        let mut group = tx.group(self.id)?;
        check_version("group", self.version, group.version)?;
        for (index, id) in self.license_ids.iter().enumerate() {
            let license = tx.license(*id)?;
            if license.customer_id != Some(group.customer_id) {
                return Err(Fault::field(
                    &format!("license_ids[{index}]"),
                    format!("{} belongs to another customer.", license.serial),
                ));
            }
            let current = tx.group_of_license(*id)?.map(|group| group.id);
            if self.assigned {
                tx.assign_license(*id, Some(group.id))?;
            } else if current == Some(group.id) {
                tx.assign_license(*id, None)?;
            }
        }
        // The assignment is part of the group: its version counts up and the journal has it.
        let content = group.content.clone();
        group.change(content, desk.services.now());
        tx.update_group(&group, &[])?;
        GroupView::read(**tx, group)
    }
}
