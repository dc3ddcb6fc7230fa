//! `euja cite [ADDRESS]`: how to cite the dataset, a document, a passage, or any page.

use std::io::Write;

use serde_json::json;

use super::out::{self, CiteFormat};
use super::{Answer, Failure};
use crate::address::Address;
use crate::cite;
use crate::corpus::Corpus;

pub(super) fn run(corpus: &Corpus, address: &str, format: CiteFormat, out: &mut dyn Write) -> Result<Answer, Failure> {
    let citation = cite::of(corpus, &Address::parse(corpus, address)?);
    match format {
        CiteFormat::Text => writeln!(out, "{}", citation.text())?,
        CiteFormat::Bibtex => write!(out, "{}", citation.bibtex())?,
        CiteFormat::CslJson => out::json(&json!([citation.csl()]), out)?,
    }
    Ok(Answer::Yes)
}
