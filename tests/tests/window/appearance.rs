//! How the window looks: light, dark, and on a small screen.

use signet_tests::Window;

use crate::{
    given::{assert_no_script_errors, demo_window, unlocked_window_of, window_of},
    support::Shop,
};

/// The page's ground in each appearance, as the design has it.
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(24, 27, 30)";

#[test]
fn every_place_opens_without_an_error_in_light_and_in_dark() {
    let window = demo_window();
    for (appearance, ground) in [("Light", LIGHT), ("Dark", DARK)] {
        choose_appearance(&window, appearance);
        visit_every_place(&window, |place| {
            assert_eq!(ground_of(&window), ground, "{place}, {appearance}");
            assert_no_script_errors(&window);
        });
    }
}

#[test]
fn no_place_needs_sideways_scrolling_on_a_small_screen() {
    let window = demo_window();
    window.resize(1280, 720).unwrap();
    visit_every_place(&window, |place| {
        let beyond = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(window.run_script(beyond).unwrap(), 0, "{place}");
    });
}

#[test]
fn the_chosen_appearance_is_there_again_before_the_vault_is_unlocked() {
    let shop = Shop::open();
    let window = unlocked_window_of(&shop);
    choose_appearance(&window, "Dark");
    // WebKit writes what a page keeps half a second later.
    visit_first_places(&window);
    drop(window);

    let window = window_of(&shop);
    window.wait_for("button", "Appearance: dark").unwrap();
    assert_eq!(
        window
            .run_script("return document.documentElement.dataset.mantineColorScheme")
            .unwrap(),
        "dark"
    );
}

fn visit_first_places(window: &Window) {
    for place in ["Customers", "Catalog", "Orders"] {
        window.click("link", place).unwrap();
        window.wait_until_still().unwrap();
    }
}

/// Goes to each place and page there is, and looks at it once it stands still.
fn visit_every_place(window: &Window, look: impl Fn(&str)) {
    let look = |place: &str| {
        window.wait_until_still().unwrap();
        look(place);
    };
    for place in [
        "Orders",
        "Licenses",
        "Customers",
        "Catalog",
        "Keys",
        "Mail",
        "Settings",
    ] {
        window.click("link", place).unwrap();
        window.wait_for("heading", place).unwrap();
        look(place);
    }
    for (place, row) in [
        ("Customers", "Kessler Analytik KG"),
        ("Catalog", "Spectra Analyzer Academic"),
        ("Orders", "A-1016"),
        ("Orders", "A-1003"),
        ("Orders", "A-1014"),
    ] {
        window.click("link", place).unwrap();
        window.click_text(row).unwrap();
        window.wait_for_none("heading", place).unwrap();
        look(row);
    }
    window.click("button", "E-mail…").unwrap();
    window.wait_for("heading", "E-mail the licenses").unwrap();
    look("the mail of A-1014");
    window.click("link", "Keys").unwrap();
    window.press("Ctrl+k").unwrap();
    window.wait_for_focus("Search or run a command").unwrap();
    window.type_keys("spectra").unwrap();
    window.wait_for_text("results").unwrap();
    look("the palette");
    window.press("Esc").unwrap();
    window.wait_until_gone("results").unwrap();
}

fn choose_appearance(window: &Window, appearance: &str) {
    window.click("button", "Signed in: Anna Brandt, Owner").unwrap();
    window.click("menuitem", appearance).unwrap();
}

fn ground_of(window: &Window) -> String {
    let ground = "return getComputedStyle(document.body).backgroundColor";
    window.run_script(ground).unwrap().as_str().unwrap().to_owned()
}
