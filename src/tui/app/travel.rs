//! From page to page: opening, looking in passing, back and forward.

use super::App;
use crate::address::Address;
use crate::chain;
use crate::corpus::Thing;
use crate::names;
use crate::page::{self, Page};
use crate::related::Related;

use crate::tui::history::{History, Spot, Visit};

impl App<'_> {
    /// Opens an address in the reader and goes there.
    pub fn open(&mut self, address: Address) {
        if address == self.reader.page().address {
            self.enter_reader();
            return;
        }
        // Who opens something from a view that was only passed by wants to come back to it.
        let left = Visit { glance: false, ..self.visit() };
        self.history.leave(left);
        self.enter_reader();
        self.show(&address, None, None);
    }

    /// Shows the page of what a cursor passes by; the next one takes its place.
    pub(super) fn glance_at(&mut self, address: &Address) {
        self.glance_from(self.visit(), address);
    }

    /// The same, where the view that is left was another one than the present.
    pub(super) fn glance_from(&mut self, left: Visit, address: &Address) {
        self.history.leave(left);
        self.glance = true;
        self.show(address, None, None);
    }

    pub(super) fn visit(&self) -> Visit {
        Visit {
            address: self.reader.page().address.clone(),
            top: self.reader.top(),
            link: self.reader.link(),
            focus: self.focus,
            look: self.matrix.manner().clone(),
            cell: self.matrix.cursor(),
            scene: self.timeline.scene(),
            glance: self.glance,
        }
    }

    pub(super) fn travel(&mut self, forward: bool) {
        let present = self.visit();
        let moved = if forward { self.history.forward(present) } else { self.history.back(present) };
        match moved {
            Some(visit) => {
                self.focus = visit.focus;
                self.glance = visit.glance;
                let same_lens = self.matrix.manner().lens == visit.look.lens;
                self.matrix.set_manner(self.corpus, visit.look);
                self.timeline.set_scene(self.corpus, visit.scene.clone());
                self.show(&visit.address, Some(visit.top), visit.link);
                if !same_lens {
                    self.show_again();
                }
                self.matrix.set_cursor(visit.cell);
                self.timeline.set_scene(self.corpus, visit.scene);
            }
            None => {
                let end = if forward { "last" } else { "first" };
                self.notice = Some(format!("This is the {end} view of the history."));
            }
        }
    }

    /// Puts a page in the reader, and lets the other panes answer.
    pub(super) fn show(&mut self, address: &Address, top: Option<Spot>, link: Option<usize>) {
        let (page, onward) = self.page_of(address, &self.history);
        // An audience sees a page from where it begins, or from what the step marks: nobody is led on.
        let link = if top.is_some() || self.presented().is_some() { link } else { onward };
        self.reader.show(self.corpus, page, top, link);
        // What was looked for is marked on the next page too.
        self.reader.mark_hits(&self.wanted);
        self.answer(address);
    }

    /// The page of an address as it is read now, and the link on it that leads on from a trail.
    fn page_of(&self, address: &Address, trail: &History) -> (Page, Option<usize>) {
        let index = match address {
            Address::Search(_) => self.finder.index(self.corpus),
            _ => self.finder.place(),
        };
        let mut page: Page = page::of(self.corpus, index, address);
        page::widen(self.corpus, self.listed, &mut page);
        names::link(self.corpus, &self.names, &mut page);
        self.texts.add_to(self.corpus, &mut page);
        page::under(self.corpus, &self.matrix.manner().lens, &mut page);
        let onward = chain::lead_on(self.corpus, &mut page, trail.trail());
        (page, onward)
    }

    /// Makes the pages anew that are read, after something changed that they say; each stays where it was.
    pub(super) fn show_again(&mut self) {
        let (page, _) = self.page_of(&self.reader.page().address, &self.history);
        self.reader.change(self.corpus, page, &self.wanted);
        if let Some(beside) = &self.beside {
            let (page, _) = self.page_of(&beside.reader.page().address, &beside.history);
            if let Some(beside) = &mut self.beside {
                beside.reader.change(self.corpus, page, &self.wanted);
            }
        }
    }

    /// Lets the other panes answer what the reader shows.
    pub(super) fn answer(&mut self, address: &Address) {
        let thing = address.thing();
        self.related = thing.map(|thing| Related::to(self.corpus, thing)).unwrap_or_default();
        self.timeline.answer(&self.related);
        match thing {
            Some(Thing::Event(event)) => {
                let found = self.timeline.go_to(self.corpus, event);
                let left_out = || {
                    self.keymap
                        .say("The filter of the timeline leaves this event out; {clear-filter} shows all events.")
                };
                // While years run the same page is shown again and again.
                let tell = !found && self.play.is_none();
                self.notice = self.notice.take().or_else(|| tell.then(left_out));
            }
            Some(thing) => self.matrix.go_to(self.corpus, thing),
            None => {}
        }
    }
}
