//! Lists whose elements are known by handles.
//!
//! A [`Handle`] is a place in an [`Arena`]. Its type says what stands there, so that no account is looked up among vaults; what
//! was made of an element later stands under the same handle in a [`HandleMap`].
//!
//! May know: no other room.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Deref;

/// The place of a `T` in an [`Arena`].
pub struct Handle<T> {
    index: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Handle<T> {
    fn new(index: usize) -> Self {
        Self {
            index,
            of: PhantomData,
        }
    }
}

// Derived, these would ask the same of `T`.
impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Handle<T> {}

impl<T> PartialEq for Handle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Handle<T> {}

impl<T> PartialOrd for Handle<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Handle<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Debug for Handle<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}]", self.index)
    }
}

/// What is found by something that never changes, such as a name.
pub trait Keyed {
    /// What it is found by.
    type Key: Ord + Clone + Debug;

    /// The one by which this is found.
    fn key(&self) -> Self::Key;
}

/// Elements in the order in which they were added; none is ever removed.
#[derive(Debug, Clone)]
pub struct Arena<T: Keyed> {
    elements: Vec<T>,
    /// Where the first of each key stands.
    places: BTreeMap<T::Key, usize>,
}

impl<T: Keyed> Default for Arena<T> {
    fn default() -> Self {
        Self {
            elements: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<T: Keyed> Arena<T> {
    /// Adds an element.
    pub fn add(&mut self, element: T) -> Handle<T> {
        let index = self.elements.len();
        self.places.entry(element.key()).or_insert(index);
        self.elements.push(element);
        Handle::new(index)
    }

    /// The first element of a key, however many there are.
    pub fn keyed<Q: Ord + ?Sized>(&self, key: &Q) -> Option<Handle<T>>
    where
        T::Key: Borrow<Q>,
    {
        self.places.get(key).copied().map(Handle::new)
    }

    /// The element behind a handle, or `None` for a handle of another arena.
    #[must_use]
    pub fn get(&self, handle: Handle<T>) -> Option<&T> {
        self.elements.get(handle.index)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, handle: Handle<T>) -> Option<&mut T> {
        self.elements.get_mut(handle.index)
    }

    /// The first element that is `wanted`.
    pub fn find(&self, wanted: impl FnMut(&T) -> bool) -> Option<Handle<T>> {
        self.elements.iter().position(wanted).map(Handle::new)
    }

    /// Every element with its handle.
    pub fn entries(&self) -> impl Iterator<Item = (Handle<T>, &T)> + Clone {
        self.elements
            .iter()
            .enumerate()
            .map(|(index, element)| (Handle::new(index), element))
    }

    /// Makes something of every element for which `make` finds something.
    pub fn filter_map<U>(&self, make: impl FnMut(&T) -> Option<U>) -> HandleMap<T, U> {
        HandleMap {
            values: self.elements.iter().map(make).collect(),
            of: PhantomData,
        }
    }

    /// Makes something of every element.
    pub fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> HandleMap<T, U> {
        self.filter_map(|element| Some(make(element)))
    }

    /// Every element beside what was made of it.
    pub fn with<'m, U>(&'m self, made: &'m HandleMap<T, U>) -> impl Iterator<Item = (&'m T, &'m U)> {
        self.elements
            .iter()
            .zip(&made.values)
            .filter_map(|(element, value)| Some((element, value.as_ref()?)))
    }
}

impl<T: Keyed> Deref for Arena<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.elements
    }
}

impl<T: Keyed> FromIterator<T> for Arena<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut arena = Self::default();
        arena.extend(elements);
        arena
    }
}

impl<T: Keyed> Extend<T> for Arena<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        for element in elements {
            self.add(element);
        }
    }
}

impl<'a, T: Keyed> IntoIterator for &'a Arena<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.elements.iter()
    }
}

/// What was made of the elements of an [`Arena`], under their handles.
#[derive(Debug, Clone)]
pub struct HandleMap<T, U> {
    values: Vec<Option<U>>,
    of: PhantomData<fn() -> T>,
}

impl<T, U> Default for HandleMap<T, U> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            of: PhantomData,
        }
    }
}

impl<T, U> HandleMap<T, U> {
    /// Says what was made of an element.
    pub fn insert(&mut self, handle: Handle<T>, value: U) {
        if self.values.len() <= handle.index {
            self.values.resize_with(handle.index + 1, || None);
        }
        if let Some(place) = self.values.get_mut(handle.index) {
            *place = Some(value);
        }
    }

    /// What was made of an element.
    #[must_use]
    pub fn get(&self, handle: Handle<T>) -> Option<&U> {
        self.values.get(handle.index)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for &'static str {
        type Key = String;

        fn key(&self) -> String {
            self.to_uppercase()
        }
    }

    #[test]
    fn a_handle_leads_to_its_element_and_to_what_was_made_of_it() {
        let mut words: Arena<&str> = ["one", "two"].into_iter().collect();
        let three = words.add("three");
        assert_eq!(words.get(three), Some(&"three"));
        assert_eq!(words.find(|word| *word == "three"), Some(three));
        assert_eq!(words.keyed("THREE"), Some(three));
        words.add("Three");
        assert_eq!(words.keyed("THREE"), Some(three), "the first");
        assert_eq!(words.keyed("three"), None);
        let lengths = words.map(|word| word.len());
        assert_eq!(lengths.get(three), Some(&5));
        let with_w = words.filter_map(|word| word.find('w'));
        assert_eq!(with_w.get(three), None);
        assert_eq!(words.with(&with_w).collect::<Vec<_>>(), [(&"two", &1)]);
        assert_eq!(
            words.entries().last(),
            Some((words.find(|word| *word == "Three").unwrap(), &"Three"))
        );
    }
}
