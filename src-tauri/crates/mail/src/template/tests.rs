use serde_json::json;

use super::*;

fn template(subject: &str, text: &str, html: &str) -> Template {
    Template {
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: html.to_owned(),
    }
}

#[test]
fn html_is_escaped_and_text_is_not() {
    let rendered = template("{{ name }}", "{{ name }}", "<b>{{ name }}</b>")
        .render(&json!({ "name": "<b>&\"'" }))
        .unwrap();
    assert_eq!(
        (rendered.subject.as_str(), rendered.text.as_str()),
        ("<b>&\"'", "<b>&\"'")
    );
    assert_eq!(rendered.html, "<b>&lt;b&gt;&amp;&quot;&#x27;</b>");
}

#[test]
fn a_customer_with_markup_in_the_name_stays_text() {
    let mut mail = LicenseMail::example();
    mail.customer.name = "<b>&\"".to_owned();
    let rendered = Template::license().render(&mail).unwrap();
    assert!(
        rendered.html.contains("<bdi>&lt;b&gt;&amp;&quot;</bdi>"),
        "{}",
        rendered.html
    );
    assert!(rendered.text.contains("for <b>&\"\n"), "{}", rendered.text);
}

#[test]
fn a_subject_is_one_line_whatever_a_variable_contains() {
    let rendered = template("Order {{ number }}\n", "", "")
        .render(&json!({ "number": "A-1\r\nBcc: everyone@example.com\u{0}" }))
        .unwrap();
    assert_eq!(rendered.subject, "Order A-1 Bcc: everyone@example.com");
}

#[test]
fn an_unknown_variable_is_named_with_part_and_line() {
    let variables = json!({ "order": { "number": "A-1" } });
    let unknown = |template: Template| template.render(&variables).unwrap_err();
    let undefined = |variable: &str, part, line| TemplateError::Undefined {
        variable: variable.to_owned(),
        part,
        line,
    };
    assert_eq!(
        unknown(template("{{ subjct }}", "", "")),
        undefined("subjct", Part::Subject, 1)
    );
    assert_eq!(
        unknown(template("", "a\nb {{ order.nmuber }}", "")),
        undefined("order.nmuber", Part::Text, 2)
    );
    assert_eq!(
        unknown(template("", "", "\n\n{% for line in order.lines %}{% endfor %}")),
        undefined("order.lines", Part::Html, 3)
    );
    assert_eq!(
        unknown(template("", "", "{{ custmer.name }}")),
        undefined("custmer", Part::Html, 1)
    );
    assert_eq!(
        unknown(template("{% if demo %}{% endif %}", "", "")),
        undefined("demo", Part::Subject, 1)
    );
}

#[test]
fn a_template_that_is_not_understood_names_part_and_line() {
    let error = template("", "one\n{% if %}", "").render(&json!({})).unwrap_err();
    assert!(
        matches!(
            error,
            TemplateError::Invalid {
                part: Part::Text,
                line: 2,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    let error = template("", endless, "").render(&json!({})).unwrap_err();
    assert!(
        matches!(error, TemplateError::Invalid { part: Part::Text, .. }),
        "{error}"
    );
}

#[test]
fn a_template_cannot_read_other_files() {
    let error = template("", "{% include 'text' %}", "")
        .render(&json!({}))
        .unwrap_err();
    assert!(matches!(error, TemplateError::Invalid { .. }), "{error}");
}

#[test]
fn the_license_message_reads_as_a_letter() {
    let rendered = Template::license().render(&LicenseMail::example()).unwrap();
    assert_eq!(
        rendered.subject,
        "Your licenses from Northwind Instruments, order A-1694"
    );
    assert_eq!(rendered.text, include_str!("license.expected.txt"));
}

#[test]
fn the_license_message_loads_nothing_from_elsewhere() {
    let html = Template::license().html;
    for remote in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
        assert!(!html.contains(remote), "{remote}");
    }
}

#[test]
fn a_demo_says_so_in_every_part() {
    let mut mail = LicenseMail::example();
    mail.order.demo = true;
    let rendered = Template::license().render(&mail).unwrap();
    assert!(rendered.subject.contains("demo"));
    assert!(rendered.text.contains("not for production use"));
    assert!(rendered.html.contains("not for production use"));
}
