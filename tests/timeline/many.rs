//! More events than anybody has coded yet, and more years.

use std::sync::LazyLock;

use euja::corpus::Corpus;
use euja::tui::theme::Depth;

use crate::common::many;
use crate::common::stage::{drawn, press, setup, stage};

static MANY: LazyLock<Corpus> = LazyLock::new(|| many::corpus(3_000, (-3000, 3000)));

#[test]
fn three_thousand_events_of_six_thousand_years_are_shown_and_walked_through() {
    let mut app = stage(&MANY, setup(Depth::True), (120, 40), "2z");
    let axis = drawn(&app).lines().nth(2).unwrap().to_owned();
    assert!(axis.contains("-2000") && axis.contains(" 0 ") && axis.contains("2000"), "{axis}");
    assert!(drawn(&app).lines().nth(1).unwrap().contains("centuries"));
    for keys in [
        "v", "v", "v", "V Enter", "F", "F", "r", "0", "+ + + +", "PgDn", "PgUp", "- - - -", "T", "T", "End", "Home",
        "a",
    ] {
        press(&mut app, keys);
        let screen = drawn(&app);
        assert!(screen.contains("2 Timeline") && screen.contains("Event number"), "{keys}\n{screen}");
    }
}

#[test]
fn a_date_before_the_common_era_is_gone_to() {
    let mut app = stage(&MANY, setup(Depth::True), (120, 40), "2z + + + + + + d");
    app.paste("15 march -44");
    app.arrange(app.screen());
    press(&mut app, "Enter");
    let footer = drawn(&app).lines().last().unwrap().to_owned();
    assert!(footer.contains("15 March -44: the nearest event is"), "{footer}");
}
