//! In which language things are called.

use super::model::{Language, Naming};
use super::table::{Id, Record};
use super::thing::Thing;
use super::{Corpus, cell_label};

/// A language that a dataset has no names in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this dataset has no names in `{asked}`; it has {}", known.join(", "))]
pub struct UnknownLanguage {
    /// As it was asked for, control characters made visible.
    pub asked: String,
    /// The languages there are, the dataset's own first.
    pub known: Vec<String>,
}

impl Corpus {
    /// The languages in which things have names, the dataset's own first. Empty where the dataset names none.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let own = Some(&*self.about.language).filter(|own| !own.is_empty());
        own.into_iter().chain(self.languages.iter().map(|(_, language)| language.slug()))
    }

    /// Calls things by their names in a language from now on; what has none there keeps the dataset's own.
    ///
    /// # Errors
    /// Where the dataset has no names in that language; things keep the names they have.
    pub fn speak(&mut self, language: &str) -> Result<(), UnknownLanguage> {
        let wanted = self.languages.find(language);
        if wanted.is_none() && self.about.language != language {
            let asked = crate::text::visible(language).into_owned();
            return Err(UnknownLanguage { asked, known: self.languages().map(str::to_owned).collect() });
        }
        if let Some(spoken) = self.spoken.take() {
            self.swap_names(spoken);
        }
        if let Some(wanted) = wanted {
            self.swap_names(wanted);
        }
        self.spoken = wanted;
        Ok(())
    }

    /// What a thing is called in each language that has a name for it, the language spoken left out.
    pub fn other_names(&self, thing: Thing) -> impl Iterator<Item = (&str, &Naming)> {
        self.languages.iter().filter_map(move |(id, language)| {
            let at = language.names.binary_search_by_key(&thing, |(of, _)| *of).ok()?;
            let (_, naming) = language.names.get(at)?;
            // While a language is spoken, its list holds what the things are called in the dataset's own.
            let slug = if self.spoken == Some(id) { &*self.about.language } else { language.slug() };
            Some((slug, naming))
        })
    }

    /// The language spoken now; empty where the dataset names none.
    pub fn spoken(&self) -> &str {
        self.spoken.map_or(&*self.about.language, |id| self.languages[id].slug())
    }

    /// Changes the names of things with those that stand in a language's list.
    fn swap_names(&mut self, language: Id<Language>) {
        let mut names = std::mem::take(&mut self.languages.get_mut(language).names);
        for (thing, naming) in &mut names {
            std::mem::swap(self.label_mut(*thing), &mut naming.label);
            let short = match *thing {
                Thing::Dimension(id) => Some(&mut self.dimensions.get_mut(id).short),
                Thing::Element(id) => Some(&mut self.elements.get_mut(id).short),
                Thing::Party(id) => Some(&mut self.parties.get_mut(id).short),
                _ => None,
            };
            if let Some(short) = short.filter(|_| !naming.short.is_empty()) {
                std::mem::swap(short, &mut naming.short);
            }
            if let Thing::Scale(id) = *thing {
                for level in &mut self.scales.get_mut(id).levels {
                    let named = naming.levels.iter_mut().find(|(value, _)| *value == level.value);
                    named.into_iter().for_each(|(_, label)| std::mem::swap(label, &mut level.label));
                }
            }
        }
        self.languages.get_mut(language).names = names;
        for id in self.cells.ids() {
            let cell = &self.cells[id];
            let party = cell.party.map(|party| &self.parties[party]);
            let label = cell_label(&self.dimensions[cell.dimension], &self.elements[cell.element], party);
            self.cells.get_mut(id).label = label.into();
        }
    }
}
