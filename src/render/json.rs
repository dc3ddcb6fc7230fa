//! A page as JSON: blocks with their links, for programs.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::corpus::Corpus;
use crate::page::{Block, BlockKind, Lead, Page};

/// `{address, title, context, blocks: [{kind, lead, text, links: [{text, start, end, address, by_name}]}]}`;
/// positions in bytes of the block's text; `by_name` where the text only names what the link leads to. Without the
/// reader's own copy of a source. Each block is made when it is written: pages may be long.
pub fn json<'p>(corpus: &'p Corpus, page: &'p Page) -> impl Serialize + 'p {
    Written { corpus, page }
}

/// A page as it is written.
struct Written<'p> {
    corpus: &'p Corpus,
    page: &'p Page,
}

/// The blocks of one.
struct Blocks<'p>(&'p Written<'p>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Page", 4)?;
        written.serialize_field("address", &self.page.address.name(self.corpus))?;
        written.serialize_field("title", &self.page.title)?;
        written.serialize_field("context", &self.page.context)?;
        written.serialize_field("blocks", &Blocks(self))?;
        written.end()
    }
}

impl Serialize for Blocks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Written { corpus, page } = self.0;
        let blocks = page.blocks.iter().filter(|block| block.kind != BlockKind::Own);
        serializer.collect_seq(blocks.map(|block| of_block(corpus, block)))
    }
}

fn of_block(corpus: &Corpus, block: &Block) -> Value {
    let kind = match block.kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Text => "text",
        BlockKind::Field => "field",
        BlockKind::Item => "item",
        BlockKind::Passage => "passage",
        BlockKind::Own => "own",
        BlockKind::Note => "note",
        BlockKind::Remark => "remark",
        BlockKind::Meter => "meter",
    };
    let lead = match &block.lead {
        Lead::None => Value::Null,
        Lead::Sign(sign) => sign.word().into(),
        Lead::Word(word) => word.as_str().into(),
    };
    let linked = block.spans.iter().filter_map(|span| Some((span, span.to.as_ref()?)));
    let links: Vec<Value> = linked
        .map(|(span, to)| {
            let (bytes, by_name) = (&span.bytes, span.by_name);
            let text = block.text.get(bytes.clone());
            let address = to.name(corpus);
            json!({ "text": text, "start": bytes.start, "end": bytes.end, "address": address, "by_name": by_name })
        })
        .collect();
    json!({ "kind": kind, "lead": lead, "text": block.text, "links": links })
}
