//! Groups of a customer's users: a tree of master groups, without loops.

use proptest::prelude::*;
use signet_domain::{Group, GroupContent, GroupId, GroupKind, GroupUser, Problem, ProblemCode};
use uuid::Uuid;

use crate::common::{NOW, customer, in_days, named, only};

fn id(number: u128) -> GroupId {
    GroupId::from(Uuid::from_u128(number))
}

fn content(kind: GroupKind, parent: Option<u128>) -> GroupContent {
    GroupContent {
        name: "Group".to_owned(),
        kind,
        parent_id: parent.map(id),
        ..GroupContent::default()
    }
}

fn group(number: u128, kind: GroupKind, parent: Option<u128>) -> Group {
    let owner = customer(1, named("Müller")).id;
    Group::new(id(number), owner, content(kind, parent), NOW)
}

use GroupKind::{Master, Standard};

#[test]
fn a_parent_is_a_master_group_of_the_same_customer() {
    let others = [group(1, Master, None), group(2, Standard, None)];
    let under = |parent| content(Standard, Some(parent)).check(None, &others);
    assert_eq!(under(1), []);
    only(&under(2), ProblemCode::NotAllowed, "parent_id");
    only(&under(3), ProblemCode::Unknown, "parent_id");
}

#[test]
fn a_group_with_sub_groups_stays_a_master_group() {
    let others = [group(1, Master, None), group(2, Standard, Some(1))];
    let as_kind = |kind| content(kind, None).check(Some(id(1)), &others);
    assert_eq!(as_kind(Master), []);
    only(&as_kind(Standard), ProblemCode::NotAllowed, "kind");
    assert_eq!(
        content(Standard, None).check(None, &others),
        [],
        "a new group has no sub-groups"
    );
}

#[test]
fn a_group_never_stands_above_itself() {
    let others = [
        group(1, Master, None),
        group(2, Master, Some(1)),
        group(3, Master, Some(2)),
    ];
    let first_under = |parent| content(Master, Some(parent)).check(Some(id(1)), &others);
    for parent in 1..=3 {
        only(&first_under(parent), ProblemCode::NotAllowed, "parent_id");
    }
    let third_under = |parent| content(Master, Some(parent)).check(Some(id(3)), &others);
    assert_eq!(third_under(1), []);
    assert_eq!(third_under(2), []);
}

/// Whether everybody reaches the top.
fn is_a_forest(groups: &[Group]) -> bool {
    groups.iter().all(|group| {
        let mut above = group.content.parent_id;
        for _ in 0..groups.len() {
            above = above
                .and_then(|id| groups.iter().find(|group| group.id == id))
                .and_then(|group| group.content.parent_id);
        }
        above.is_none()
    })
}

proptest! {
    #[test]
    fn whatever_is_moved_where_the_groups_stay_a_forest(
        moves in prop::collection::vec((0..6u128, prop::option::of(0..6u128)), 1..40),
    ) {
        let mut groups: Vec<Group> = (0..6).map(|number| group(number, Master, None)).collect();
        for (number, parent) in moves {
            let content = content(Master, parent);
            let allowed = content.check(Some(id(number)), &groups).is_empty();
            let mut after = groups.clone();
            let moved = after.iter_mut().find(|group| group.id == id(number)).unwrap();
            moved.change(content, NOW);
            prop_assert_eq!(allowed, is_a_forest(&after));
            if allowed {
                groups = after;
            }
        }
    }

    #[test]
    fn a_loop_that_is_there_already_ends_the_search(parents in prop::collection::vec(0..4u128, 4)) {
        let groups: Vec<Group> = (0..).zip(parents).map(|(number, parent)| group(number, Master, Some(parent))).collect();
        for parent in 0..4 {
            let _: Vec<Problem> = content(Master, Some(parent)).check(None, &groups);
            let _: Vec<Problem> = content(Master, Some(parent)).check(Some(id(0)), &groups);
        }
    }
}

fn user(username: &str, new_password: &str) -> GroupUser {
    GroupUser {
        username: username.to_owned(),
        new_password: new_password.to_owned(),
        ..GroupUser::default()
    }
}

fn check_users(users: Vec<GroupUser>) -> Vec<Problem> {
    let content = GroupContent {
        users,
        ..content(Standard, None)
    };
    content.check(None, &[])
}

#[test]
fn users_sign_in_with_names_without_spaces_each_once() {
    assert_eq!(check_users(vec![user("k@x", ""), user("j@x", "")]), []);
    only(
        &check_users(vec![user("", "")]),
        ProblemCode::Missing,
        "users[0].username",
    );
    only(
        &check_users(vec![user("k m", "")]),
        ProblemCode::NotAllowed,
        "users[0].username",
    );
    only(
        &check_users(vec![user("K@x", ""), user(" k@X ", "")]),
        ProblemCode::Duplicate,
        "users[1].username",
    );
    assert_eq!(check_users(vec![user(&"k".repeat(254), "")]), []);
    only(
        &check_users(vec![user(&"k".repeat(255), "")]),
        ProblemCode::TooLarge,
        "users[0].username",
    );
}

#[test]
fn a_new_password_has_8_to_200_characters() {
    let fits = |length: usize| check_users(vec![user("k", &"ü".repeat(length))]).is_empty();
    assert_eq!(
        [0, 1, 7, 8, 200, 201].map(fits),
        [true, false, false, true, true, false]
    );
}

#[test]
fn a_password_is_set_or_taken_away() {
    let with = |new_password| GroupUser {
        remove_password: true,
        ..user("k", new_password)
    };
    assert_eq!(check_users(vec![with("")]), []);
    only(
        &check_users(vec![with("secret 8")]),
        ProblemCode::NotAllowed,
        "users[0].remove_password",
    );
}

#[test]
fn metadata_has_short_names_and_values() {
    let fits = |key: usize, value: usize| {
        let mut user = user("k", "");
        user.metadata.insert("k".repeat(key), "v".repeat(value));
        check_users(vec![user]).is_empty()
    };
    assert!(fits(1, 0) && fits(60, 2_000));
    assert!(!fits(0, 1) && !fits(61, 1) && !fits(1, 2_001));
}

#[test]
fn a_group_never_keeps_a_password() {
    let typed = GroupContent {
        users: vec![user(" k ", "secret words")],
        ..content(Standard, None)
    };
    let owner = customer(1, named("Müller")).id;
    let mut group = Group::new(id(1), owner, typed.clone(), NOW);
    assert_eq!(group.content.users, [user("k", "")]);
    group.change(typed, in_days(1));
    assert_eq!(group.content.users, [user("k", "")]);
    assert_eq!((group.version, group.updated_at), (2, in_days(1)));
    assert!(!serde_json::to_string(&group).unwrap().contains("password\":\""));
}
