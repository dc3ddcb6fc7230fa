//! euja
use euja::tui::{app::Setup, keys, screen::screen, theme::{Depth, Ground}};
fn main() {
    let corpus = match euja::corpus::load(&euja::corpus::source::built_in()) {
        Ok(corpus) => corpus,
        Err(problems) => { println!("{problems}"); return }
    };
    let a: Vec<String> = std::env::args().collect();
    let keys = keys::script(&a[3]).unwrap();
    let setup = Setup { ground: Ground::Dark, depth: Depth::True, ascii: false, mouse: true, address: euja::address::Address::Home };
    let b = screen(&corpus, setup, (a[1].parse().unwrap(), a[2].parse().unwrap()), &keys);
    for y in 0..b.area.height { let mut l = String::new(); for x in 0..b.area.width { l.push_str(b[(x,y)].symbol()); } println!("{}", l.trim_end()); }
}
