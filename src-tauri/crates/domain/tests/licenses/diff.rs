//! The difference of two grants leads from one to the other and back.

use proptest::prelude::*;
use signet_domain::{TermsChange, TermsDiff};

use crate::common::NOW;
use crate::common::grants::{grant, restating, update};

proptest! {
    #[test]
    fn a_difference_applied_to_the_old_gives_the_new(old in grant(), new in grant()) {
        prop_assert_eq!(TermsDiff::between(&old, &new).apply(&old), new);
    }

    #[test]
    fn its_inverse_applied_to_the_new_gives_the_old(old in grant(), new in grant()) {
        let diff = TermsDiff::between(&old, &new);
        prop_assert_eq!(diff.inverse().apply(&new), old.clone());
        prop_assert_eq!(diff.inverse(), TermsDiff::between(&new, &old));
        prop_assert_eq!(diff.inverse().inverse(), diff);
    }

    #[test]
    fn it_is_empty_exactly_when_both_are_equal(old in grant(), new in grant()) {
        prop_assert!(TermsDiff::between(&old, &old).is_empty());
        prop_assert_eq!(TermsDiff::between(&old, &new).is_empty(), old == new);
    }

    #[test]
    fn every_change_says_what_was_before(old in grant(), new in grant()) {
        for change in TermsDiff::between(&old, &new).changes {
            if let TermsChange::Feature { number, before, after } = change {
                prop_assert_eq!(before, old.features.get(&number).copied());
                prop_assert_eq!(after, new.features.get(&number).copied());
            }
        }
    }

    #[test]
    fn an_update_undone_by_the_update_its_inverse_describes_restores_the_grant(
        old in grant(), content in update(),
    ) {
        let new = old.updated(&content, &content.lines[0], NOW);
        let undone = TermsDiff::between(&old, &new).inverse().apply(&new);
        prop_assert_eq!(&undone, &old);
        let back = restating(&undone);
        prop_assert_eq!(new.updated(&back, &back.lines[0], NOW), old);
    }
}
