//! Plain text inside HTML and SVG.

/// The text as it is written inside HTML, XML or SVG, between tags or in an attribute between double quotes, so that no
/// part of it is markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
