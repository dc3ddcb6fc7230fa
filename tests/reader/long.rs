//! A document of 100,000 passages.

use crate::common::long;
use crate::common::stage::drawn;
use crate::pane::{at, find, footer, rows};

use crate::common::stage::press;

#[test]
fn a_document_of_100_000_passages_opens_scrolls_to_its_end_and_finds() {
    let corpus = long::corpus();
    let mut app = at(&corpus, (120, 40), "doc/roll", "");
    assert!(rows(&app).iter().any(|row| row.contains("Passage 0 speaks of a needle")), "{}", drawn(&app));
    press(&mut app, "End");
    assert!(rows(&app).iter().any(|row| row.contains("Passage 99999 speaks of a straw")), "{}", drawn(&app));
    press(&mut app, "Home");
    find(&mut app, "needle");
    assert!(footer(&app).starts_with("hit 1 of 100 for needle"), "{}", footer(&app));
    press(&mut app, "N");
    assert!(rows(&app).iter().any(|row| row.contains("Passage 99000 speaks of a needle")), "{}", drawn(&app));
    press(&mut app, "Esc Esc v o End Enter");
    assert!(rows(&app).iter().any(|row| row.contains("Passage 99999 speaks")), "{}", drawn(&app));
}
