//! Markdown → paragraphs.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::mark::Mark;
use super::paragraph::Paragraph;

pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut state = State::default();
    for event in Parser::new_ext(text, options) {
        state.take(event);
    }
    state.end();
    state.found
}

#[derive(Default)]
struct State {
    found: Vec<Paragraph>,
    raw: String,
    heading: bool,
    /// The mark of the item or note that was begun.
    mark: Option<Mark>,
    /// The number of the next item in each list that is open.
    lists: Vec<Option<u64>>,
    /// How deep in what isn't for reading: metadata, a picture.
    skipped: usize,
}

impl State {
    fn end(&mut self) {
        if let Some(mut paragraph) = Paragraph::new(&std::mem::take(&mut self.raw)) {
            paragraph.heading = self.heading;
            paragraph.mark = paragraph.mark.or(self.mark.take());
            self.found.push(paragraph);
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(_) | Tag::Image { .. } | Tag::HtmlBlock) => {
                self.skipped += 1;
            }
            Event::End(TagEnd::MetadataBlock(_) | TagEnd::Image | TagEnd::HtmlBlock) => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.raw.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.raw.push(' '),
            Event::FootnoteReference(label) => self.raw.push_str(&format!("[{label}]")),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.close(tag),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
            }
            tag => {
                self.end();
                self.heading = matches!(tag, Tag::Heading { .. });
                match tag {
                    Tag::List(first) => self.lists.push(first),
                    Tag::Item => {
                        let number = self.lists.last_mut().and_then(Option::as_mut);
                        self.mark = number.and_then(|number| {
                            let own = u32::try_from(*number).ok();
                            *number += 1;
                            own.map(|own| Mark::Bare(own, '.'))
                        });
                    }
                    Tag::FootnoteDefinition(label) => {
                        self.mark = super::mark::read(&format!("[{label}]")).map(|(mark, _)| mark);
                    }
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {}
            tag => {
                self.end();
                self.heading = false;
                if matches!(tag, TagEnd::List(_)) {
                    self.lists.pop();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off_and_headings_told_apart() {
        let text = "---\ntitle: No\n---\n\n# Water\n\n*Aster* has a\n[wide](http://example.org) **river**.[^1]\n\n\
                    > Birch has `none`.\n\n- one &amp; all\n- two\n\n4. Cedar\n5. Dahlia\n\n![no](no.png)\n\n<p>\n\n\
                    [p9] Elm\n\n[^1]: The Ash.\n";
        let found: Vec<(String, bool, Option<Mark>)> =
            paragraphs(text).into_iter().map(|found| (found.text, found.heading, found.mark)).collect();
        let plain = |text: &str| (text.to_owned(), false, None);
        let marked = |text: &str, mark| (text.to_owned(), false, Some(mark));
        assert_eq!(
            found,
            [
                ("Water".to_owned(), true, None),
                plain("Aster has a wide river.[1]"),
                plain("Birch has none."),
                plain("one & all"),
                plain("two"),
                marked("Cedar", Mark::Bare(4, '.')),
                marked("Dahlia", Mark::Bare(5, '.')),
                marked("[p9] Elm", Mark::Named("p9".into())),
                marked("The Ash.", Mark::Bare(1, '[')),
            ]
        );
    }
}
