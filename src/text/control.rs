//! Which characters are never shown.

/// Whether a character acts, or hides, instead of being drawn.
pub fn is_control(c: char) -> bool {
    c.is_control() // C0, DEL and C1
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' // bidi marks
            | '\u{2028}' | '\u{2029}' // line and paragraph separators
            | '\u{202a}'..='\u{202e}' // bidi embeddings and overrides: they reorder a row
            | '\u{2066}'..='\u{2069}' // bidi isolates
            | '\u{206a}'..='\u{206f}' // deprecated format characters
            | '\u{feff}' // byte order mark
            | '\u{fff9}'..='\u{fffb}' // interlinear annotation
            | '\u{fffe}' | '\u{ffff}' // no characters at all: XML, and so SVG, can't hold them
            | '\u{e0000}'..='\u{e007f}' // tags: text that nobody sees
        )
}
