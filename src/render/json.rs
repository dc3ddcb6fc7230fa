//! A page as JSON: blocks with their links, for programs.

use serde_json::{Value, json};

use crate::corpus::Corpus;
use crate::page::{Block, BlockKind, Lead, Page};

/// `{address, title, context, blocks: [{kind, lead, text, links: [{text, start, end, address, by_name}]}]}`;
/// positions in bytes of the block's text; `by_name` where the text only names what the link leads to. Without the
/// reader's own copy of a source.
pub fn json(corpus: &Corpus, page: &Page) -> Value {
    let blocks = page.blocks.iter().filter(|block| block.kind != BlockKind::Own);
    let blocks: Vec<Value> = blocks.map(|block| of_block(corpus, block)).collect();
    json!({ "address": page.address.name(corpus), "title": page.title, "context": page.context, "blocks": blocks })
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
