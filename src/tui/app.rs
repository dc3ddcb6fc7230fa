//! The explorer: its state, and what every action does to it. Nothing here draws or touches a terminal.

mod beside;
mod carry;
mod copy;
mod effect;
mod matrix;
mod menus;
mod mouse;
mod overlays;
mod panes;
mod pictures;
mod play;
mod present;
mod record;
mod setup;
mod timeline;
mod travel;
mod view;

use std::cell::OnceCell;
use std::thread::Scope;

pub(super) use beside::Beside;
pub use carry::{Broken, Kept};
pub use effect::Effect;
pub use setup::{Front, LastView, Setup, Start, Wishes};

use ratatui::layout::Rect;

use super::action::Action;
use super::finder::Finder;
use super::glyphs::Glyphs;
use super::help::Help;
use super::history::History;
use super::keymap::{Context, Keymap};
use super::keys::{Key, key_name};
use super::layout::{Pane, Regions};
use super::matrix::Matrix;
use super::present::place::Place;
use super::present::{Show, Which};
use super::prompt::{Kind, Menu, Prompt};
use super::reader::Reader;
use super::recording::Recording;
use super::theme::{Depth, Theme};
use super::timeline::Timeline;
use crate::address::Address;
use crate::corpus::{Corpus, Thing};
use crate::fulltext::FullTexts;
use crate::names::Names;
use crate::page;
use crate::related::Related;

/// The explorer.
pub struct App<'c> {
    pub(super) corpus: &'c Corpus,
    finder: Finder,
    names: OnceCell<Names>,
    texts: FullTexts,
    pub(super) theme: Theme,
    depth: Depth,
    pub(super) glyphs: Glyphs,
    pub(super) keymap: Keymap,
    mouse: bool,
    pub(super) regions: Regions,
    pub(super) focus: Pane,
    zoom: bool,
    pub(super) matrix: Matrix,
    pub(super) timeline: Timeline,
    pub(super) reader: Reader,
    pub(super) related: Related,
    pub(super) history: History,
    glance: bool,
    /// A second page beside the first, where two are read at once.
    pub(super) beside: Option<Beside>,
    /// The pane from which the reader was entered: Esc goes up to it.
    above: Pane,
    pub(super) prompt: Option<Prompt>,
    /// The search of the last time, with its query and its row.
    searched: Option<Prompt>,
    pub(super) help: Option<Help>,
    pub(super) notice: Option<String>,
    wanted: String,
    /// How much of a passage lists show.
    listed: page::Context,
    /// A tour that is presented, or was left to explore.
    pub(super) show: Option<Show>,
    /// Whether tours are shown with their notes.
    notes: bool,
    /// Whether the first tour that is presented goes on by itself.
    auto: bool,
    /// The years that run, where they do.
    play: Option<play::Play>,
    /// The tour that is recorded, if one is.
    recording: Recording,
    /// Why the files can't be shown as they are now: what is shown was read before.
    pub(super) faults: Option<Broken>,
}

impl<'c> App<'c> {
    /// An explorer on a corpus.
    pub fn new(corpus: &'c Corpus, setup: Setup) -> App<'c> {
        let mut app = App {
            corpus,
            finder: Finder::default(),
            names: OnceCell::new(),
            texts: setup.texts,
            theme: Theme::of(setup.ground, setup.depth, setup.wishes.own),
            depth: setup.depth,
            glyphs: Glyphs { ascii: setup.ascii },
            keymap: setup.wishes.keymap,
            mouse: setup.mouse,
            regions: Regions::default(),
            focus: if setup.address == Address::Home { Pane::Matrix } else { Pane::Reader },
            zoom: false,
            matrix: Matrix::new(corpus, setup.look),
            timeline: Timeline::new(corpus),
            reader: Reader::of_measure(setup.wishes.measure),
            related: Related::default(),
            history: History::default(),
            glance: false,
            beside: None,
            above: Pane::Matrix,
            prompt: None,
            searched: None,
            help: None,
            notice: setup.wishes.notice,
            wanted: String::new(),
            listed: page::Context::default(),
            show: None,
            notes: setup.notes,
            auto: setup.auto,
            play: None,
            recording: Recording::of(corpus, setup.record),
            faults: None,
        };
        app.show(&setup.address, None, None);
        app.come_back(setup.last);
        app.greet_recording();
        match setup.start {
            Start::Explorer => {}
            Start::Tours => app.present_again(),
            Start::Tour(tour, at) => app.present(Which::Known(tour), at),
        }
        app
    }

    /// Searches on a thread of its own from now on: see [`App::is_searching`].
    pub fn search_away<'s>(&mut self, scope: &'s Scope<'s, '_>)
    where
        'c: 's,
    {
        self.finder.go_away(scope, self.corpus);
    }

    /// Fits everything to a screen. Runs before every drawing.
    pub fn arrange(&mut self, screen: Rect) {
        self.freshen();
        let rows = u16::try_from(self.matrix.rows_wished(self.corpus)).unwrap_or(u16::MAX);
        self.regions = match self.presented().and_then(|show| Some((show, self.step_of(show)?))) {
            Some((Show { notes: true, .. }, _)) => Regions { screen, ..Regions::default() },
            Some((_, step)) => {
                let body = Place::of(step, screen, self.glyphs.ascii).body;
                Regions::of_body(screen, body, self.focus, self.zoom, rows, self.matrix.wish())
            }
            None => Regions::of(screen, self.focus, self.zoom, rows, self.matrix.wish()),
        };
        if let Some(help) = &mut self.help {
            help.arrange(screen, &self.keymap);
        }
        self.fit_prompt(screen);
        let body = |region: Rect| (region.width, region.height.saturating_sub(1));
        let (width, height) = body(self.regions.matrix);
        self.matrix.arrange(self.corpus, self.glyphs, width, height);
        let (width, height) = body(self.regions.timeline);
        self.timeline.arrange(self.corpus, self.glyphs.ascii, width.into(), height.into());
        if self.regions.reader.is_empty() {
            // A reader that isn't shown is fitted to the place that it will have.
            let (width, height) = body(self.regions.of_pane(self.focus));
            self.reader.arrange(width, height.into());
        }
        self.arrange_readers();
    }

    /// The screen that it was last fitted to.
    pub fn screen(&self) -> Rect {
        self.regions.screen
    }

    /// The address of the page that is shown.
    pub fn address(&self) -> &Address {
        &self.reader.page().address
    }

    /// Where keys are pressed now.
    pub fn context(&self) -> Context {
        match (&self.help, &self.prompt, self.focus) {
            (Some(_), ..) => Context::Help,
            (_, Some(_), _) if self.lists_recorded() => Context::Recording,
            (_, Some(_), _) => Context::Prompt,
            _ if self.presented().is_some() => Context::Present,
            _ if self.play.is_some() => Context::Playing,
            (.., Pane::Matrix) => Context::Matrix,
            (.., Pane::Timeline) => Context::Timeline,
            (.., Pane::Reader) if self.reader.is_hinting() => Context::Hints,
            (.., Pane::Reader) if self.reader.is_in_outline() => Context::Outline,
            (.., Pane::Reader) => Context::Reader,
        }
    }

    /// Does what a key means.
    pub fn key(&mut self, key: Key) -> Effect {
        match self.keymap.lookup(self.context(), key) {
            Some(action) => self.update(action),
            None => {
                if self.context() == Context::Prompt {
                    self.type_key(key);
                } else if self.context() == Context::Hints {
                    return self.type_hint(key);
                } else if self.context() == Context::Present {
                    self.type_step(key);
                } else if self.context() == Context::Playing {
                    self.stop_play();
                } else {
                    self.notice = Some(format!(
                        "{} {}",
                        key_name(key),
                        self.keymap.say("does nothing here; {help} shows the keys.")
                    ));
                }
                Effect::Draw
            }
        }
    }

    /// Does an action.
    pub fn update(&mut self, action: Action) -> Effect {
        if action != Action::Escape {
            self.notice = None;
        }
        // Two leave from everywhere.
        if !matches!(action, Action::Quit | Action::Suspend)
            && let Some(effect) = self.update_overlay(action)
        {
            return effect;
        }
        if let Some(effect) = self.in_show(action) {
            return effect;
        }
        if self.play.is_some() && self.play_on(action) {
            return Effect::Draw;
        }
        match action {
            Action::Quit => return if self.may_leave() { Effect::Quit } else { Effect::Draw },
            Action::Suspend => return Effect::Suspend,
            Action::Mouse => {
                self.mouse = !self.mouse;
                let word = if self.mouse { "on: hold Shift to select text" } else { "off: the terminal selects text" };
                self.notice = Some(format!("Mouse {word}."));
                return Effect::Mouse(self.mouse);
            }
            Action::Help => self.help = Some(Help::default()),
            Action::Search => self.prompt = Some(self.searched.take().map_or_else(Prompt::search, Prompt::again)),
            Action::Palette => self.prompt = Some(Prompt::palette()),
            Action::Find => self.prompt = Some(Prompt::find(self.focus)),
            Action::Theme => {
                self.theme = self.theme.next(self.depth);
                self.notice = Some(format!("Theme {}.", self.theme.name()));
            }
            Action::Zoom => self.zoom = !self.zoom,
            Action::Matrix => self.focus = Pane::Matrix,
            Action::Timeline => self.focus = Pane::Timeline,
            Action::Reader => self.enter_reader(),
            Action::NextPane | Action::PreviousPane if self.turns_to_other(action) => self.change_sides(),
            Action::NextPane => self.turn(1),
            Action::PreviousPane => self.turn(2),
            Action::Beside => self.put_beside(),
            Action::Escape => self.escape(),
            Action::Back => self.travel(false),
            Action::Forward => self.travel(true),
            Action::Present => self.present_again(),
            Action::Home => self.open(Address::Home),
            Action::Codebook => self.codebook(),
            Action::Backlinks => match self.selected() {
                Some(thing) => self.open(Address::Links(thing)),
                None => self.notice = Some("Nothing is selected whose links could be listed.".into()),
            },
            Action::Copy => self.ask(Menu::Copy),
            Action::Picture => self.picture(),
            Action::Play => self.start_play(),
            Action::Faults => self.show_faults(),
            Action::Dispute => self.dispute(),
            Action::NextHit => self.step_hit(true),
            Action::PreviousHit => self.step_hit(false),
            action if action.is_of_matrix() => return self.analyse(action),
            action if action.is_of_recording() => return self.record(action),
            action if action.is_of_timeline() => self.chronicle(action),
            _ => match self.focus {
                Pane::Matrix => self.in_matrix(action),
                Pane::Timeline => self.in_timeline(action),
                Pane::Reader => self.in_reader(action),
            },
        }
        Effect::Draw
    }

    /// Whether an action would do something now: what wouldn't has no place in the footer.
    pub(super) fn offers(&self, action: Action) -> bool {
        match (action, &self.help, &self.prompt) {
            (Action::PageDown, Some(help), _) => help.has_more(),
            (Action::Open, _, Some(Prompt { kind: Kind::Find | Kind::Line(_), .. })) => true,
            (Action::Open | Action::Up | Action::Down, _, Some(prompt)) => {
                prompt.kind == Kind::Find || !prompt.rows.is_empty()
            }
            (Action::Complete, _, Some(prompt)) => prompt.seek.can_complete(),
            (Action::ByKind | Action::Older, _, Some(prompt)) => prompt.kind == Kind::Search,
            (Action::Open, None, None) if self.focus == Pane::Reader => self.reader.link().is_some(),
            (Action::Back, ..) => self.history.before().is_some(),
            (action, None, None) if self.focus == Pane::Timeline && timeline::of_graphic(action) => {
                !self.timeline.is_list()
            }
            _ => true,
        }
    }

    fn enter_reader(&mut self) {
        if self.focus != Pane::Reader {
            self.above = self.focus;
        }
        self.focus = Pane::Reader;
        self.glance = false;
    }

    fn turn(&mut self, by: usize) {
        let at = Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        match Pane::ALL[(at + by) % Pane::ALL.len()] {
            Pane::Reader => self.enter_reader(),
            pane => self.focus = pane,
        }
    }

    /// Clears what can be cleared, else goes up from the reader; never quits.
    fn escape(&mut self) {
        if self.timeline.drop_span() {
            self.notice = None;
        } else if self.notice.take().is_some() {
        } else if self.reader.is_hinting() {
            self.reader.end_hints();
        } else if self.focus == Pane::Reader && self.reader.is_in_outline() {
            self.reader.outline().active = false;
        } else if self.forget_find() {
        } else if self.zoom {
            self.zoom = false;
        } else if self.focus == Pane::Reader {
            self.focus = self.above;
        }
    }

    /// Forgets what was looked for, also where this page has none of it; whether some of it was seen.
    fn forget_find(&mut self) -> bool {
        self.wanted.clear();
        let readers = std::iter::once(&mut self.reader).chain(self.beside.as_mut().map(|beside| &mut beside.reader));
        readers.fold(false, |seen, reader| {
            let has = reader.has_hits();
            reader.clear_find();
            seen || has
        })
    }

    fn codebook(&mut self) {
        let thing = match self.selected() {
            Some(Thing::Cell(id)) => {
                let cell = &self.corpus.cells[id];
                let scale = self.corpus.elements[cell.element].scale;
                if let Some(rating) = cell.rating() {
                    return self.open(Address::Level(scale, rating.level));
                }
                Some(scale.into())
            }
            Some(Thing::Element(id)) => Some(self.corpus.elements[id].scale.into()),
            Some(thing @ Thing::Dimension(_)) => Some(thing),
            // What belongs to a field stands with its definition.
            Some(thing) => self.corpus.dimensions_of(thing).next().map(Thing::from),
            None => None,
        };
        self.open(thing.map_or(Address::List("scale"), Address::Thing));
    }

    /// What the page is about; on a page about nothing in particular, what is under the cursor.
    fn selected(&self) -> Option<Thing> {
        self.reader.page().address.thing().or_else(|| match self.focus {
            Pane::Matrix => self.matrix.selected().and_then(|address| address.thing()),
            Pane::Timeline => self.timeline.cursor().map(Thing::from),
            Pane::Reader => None,
        })
    }
}
