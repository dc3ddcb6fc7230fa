//! euja
fn main() {
    match euja::corpus::load(&euja::corpus::source::built_in()) {
        Ok(corpus) => println!("ok {}", corpus.passages.len()),
        Err(problems) => println!("{problems}"),
    }
}
