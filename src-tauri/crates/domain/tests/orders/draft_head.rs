//! What the head of a draft is refused for, at both sides of each limit.

use signet_domain::{
    Invoice, Line, OrderContent, OrderKind, Payment, Problem, ProblemCode, Share, Time, Window,
};

use crate::common::{Desk, NOW, customer, in_days, line, named, only, sale};

fn check(content: OrderContent) -> Vec<Problem> {
    Desk::default().check(&OrderContent {
        lines: vec![line(1)],
        ..content
    })
}

fn head() -> OrderContent {
    OrderContent::default()
}

#[test]
fn a_template_and_an_import_cannot_be_submitted() {
    let template = OrderContent {
        template: true,
        ..head()
    };
    only(&check(template), ProblemCode::NotAllowed, "template");
    let import = OrderContent {
        kind: OrderKind::Import,
        ..head()
    };
    only(&check(import), ProblemCode::NotAllowed, "kind");
}

#[test]
fn activations_have_a_least_and_a_most() {
    for (limit, demo, problem) in [
        (0, false, Some(ProblemCode::TooSmall)),
        (1, false, None),
        (50, false, None),
        (51, false, Some(ProblemCode::TooLarge)),
        (0, true, Some(ProblemCode::TooSmall)),
        (10, true, None),
        (11, true, Some(ProblemCode::TooLarge)),
    ] {
        let problems = check(OrderContent {
            activation_limit: limit,
            demo,
            ..head()
        });
        match problem {
            Some(code) => only(&problems, code, "activation_limit"),
            None => assert_eq!(problems, [], "{limit} demo={demo}"),
        }
    }
}

#[test]
fn a_window_opens_before_it_closes_and_is_not_over() {
    let (now, past) = (Some(NOW), Some(Time(NOW.0 - 1)));
    for (from, until, problem) in [
        (None, None, None),
        (now, now, None),
        (past, now, None),
        (now, past, Some((ProblemCode::WrongOrder, "window.until"))),
        (None, past, Some((ProblemCode::InThePast, "window.until"))),
        (None, Some(Time::MAX), None),
        (
            None,
            Some(Time(Time::MAX.0 + 1)),
            Some((ProblemCode::TooLarge, "window.until")),
        ),
        (Some(Time(-1)), None, Some((ProblemCode::TooLarge, "window.from"))),
    ] {
        let problems = check(OrderContent {
            window: Window { from, until },
            ..head()
        });
        match problem {
            Some((code, field)) => only(&problems, code, field),
            None => assert_eq!(problems, [], "{from:?} {until:?}"),
        }
    }
}

#[test]
fn shares_are_at_most_the_whole() {
    let whole = OrderContent {
        discount: Share::WHOLE,
        tax: Share::WHOLE,
        ..head()
    };
    assert_eq!(check(whole), []);
    let discount = OrderContent {
        discount: Share(10_001),
        ..head()
    };
    only(&check(discount), ProblemCode::TooLarge, "discount");
    let tax = OrderContent {
        tax: Share(10_001),
        ..head()
    };
    only(&check(tax), ProblemCode::TooLarge, "tax");
}

#[test]
fn without_a_key_nothing_is_signed() {
    let desk = Desk {
        has_key: false,
        ..Desk::default()
    };
    only(&desk.check(&sale(vec![line(1)])), ProblemCode::NoKey, "key");
}

#[test]
fn texts_have_a_longest_form() {
    type Write = fn(&mut OrderContent, String);
    let texts: [(&str, usize, Write); 7] = [
        ("description", 4_000, |c, text| c.description = text),
        ("purchase_order", 100, |c, text| c.purchase_order = text),
        ("crm_id", 100, |c, text| c.crm_id = text),
        ("ref_id", 100, |c, text| c.ref_id = text),
        ("invoice.number", 100, |c, text| c.invoice.number = text),
        ("payment.method", 100, |c, text| c.payment.method = text),
        ("payment.reference", 100, |c, text| c.payment.reference = text),
    ];
    for (field, most, write) in texts {
        let written = |length| {
            let mut content = head();
            write(&mut content, "ü".repeat(length));
            check(content)
        };
        assert_eq!(written(most), [], "{field}");
        only(&written(most + 1), ProblemCode::TooLarge, field);
    }
}

#[test]
fn invoice_and_payment_have_dates_that_can_be_written() {
    for (at, fits) in [
        (Time::MAX, true),
        (Time(0), true),
        (Time(Time::MAX.0 + 1), false),
        (Time(-1), false),
    ] {
        let invoice = OrderContent {
            invoice: Invoice {
                date: Some(at),
                ..Invoice::default()
            },
            ..head()
        };
        let payment = OrderContent {
            payment: Payment {
                paid_at: Some(at),
                ..Payment::default()
            },
            ..head()
        };
        for (content, field) in [(invoice, "invoice.date"), (payment, "payment.paid_at")] {
            let problems = check(content);
            if fits {
                assert_eq!(problems, [], "{field}");
            } else {
                only(&problems, ProblemCode::TooLarge, field);
            }
        }
    }
}

#[test]
fn a_customer_exists_is_not_archived_and_is_there_when_required() {
    let required = OrderContent {
        customer_required: true,
        ..sale(vec![line(1)])
    };
    only(
        &Desk::default().check(&required),
        ProblemCode::Missing,
        "customer_id",
    );
    let mut customer = customer(5, named("Müller"));
    let content = OrderContent {
        customer_id: Some(customer.id),
        ..required
    };
    only(
        &Desk::default().check(&content),
        ProblemCode::Unknown,
        "customer_id",
    );
    let check = |customer| {
        let desk = Desk {
            customer: Some(customer),
            ..Desk::default()
        };
        desk.check(&content)
    };
    assert_eq!(check(customer.clone()), []);
    customer.archive(true, in_days(0));
    only(&check(customer), ProblemCode::NotOnSale, "customer_id");
}

#[test]
fn a_reseller_exists_sells_on_and_is_not_archived() {
    let mut reseller = customer(8, named("Reseller"));
    let content = OrderContent {
        reseller_id: Some(reseller.id),
        ..sale(vec![line(1)])
    };
    only(
        &Desk::default().check(&content),
        ProblemCode::Unknown,
        "reseller_id",
    );
    let check = |reseller| {
        let desk = Desk {
            reseller: Some(reseller),
            ..Desk::default()
        };
        desk.check(&content)
    };
    only(&check(reseller.clone()), ProblemCode::NotAllowed, "reseller_id");
    reseller.content.reseller = true;
    assert_eq!(check(reseller.clone()), []);
    reseller.archive(true, NOW);
    only(&check(reseller), ProblemCode::NotOnSale, "reseller_id");
}

#[test]
fn a_copy_is_a_sale_without_the_references_of_its_original() {
    let original = OrderContent {
        kind: OrderKind::Import,
        template: true,
        purchase_order: "PO 7".to_owned(),
        crm_id: "1".to_owned(),
        ref_id: "2".to_owned(),
        demo: true,
        invoice: Invoice {
            number: "R 9".to_owned(),
            date: Some(NOW),
        },
        ..sale(vec![Line::new(&crate::common::product(), 3)])
    };
    let expected = OrderContent {
        demo: true,
        ..sale(original.lines.clone())
    };
    assert_eq!(original.copied(), expected);
}
