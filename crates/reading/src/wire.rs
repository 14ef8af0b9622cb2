//! How values lie in a file: as postcard writes them, in a fifth of the code that serde and postcard take for it in a browser.
//!
//! One definition of a type both reads and writes it ([`wire!`]), so that the two cannot disagree about the order of its fields
//! or the numbers of its variants. `docs/format.md` tells the encoding; the tests compare it with postcard.
//!
//! A later format of the reading may have more fields: the definition says `grade since 2`. Older files are read without the field,
//! which has its default then; what is written has every field, for only the newest format is written.
//!
//! A reader that fails goes on with empty values and says so at the end: that spares the code that drops half of a
//! value at each of a hundred places where reading could stop.

/// A value in a file.
pub trait Wire: Sized {
    fn read(bytes: &mut Bytes<'_>) -> Self;
    /// Appends the value.
    fn write(&self, bytes: &mut Vec<u8>);
}

/// Bytes being read.
pub struct Bytes<'b> {
    rest: &'b [u8],
    failed: bool,
    /// The format version of their file.
    format: u16,
}

/// The bytes of a value.
pub fn write(value: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.write(&mut bytes);
    bytes
}

/// Appends a number as [`Bytes::number`] reads it.
pub fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The value that bytes of a file of this format version begin with; `None` if they do not. What follows it is no matter, as
/// with postcard.
pub fn read<T: Wire>(bytes: &[u8], format: u16) -> Option<T> {
    let mut bytes = Bytes { rest: bytes, failed: false, format };
    let value = T::read(&mut bytes);
    (!bytes.failed).then_some(value)
}

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => self.fail(),
        }
    }

    /// A number in groups of seven bits, the lowest first.
    pub fn number(&mut self) -> u32 {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).unwrap_or_else(|_| self.fail());
            }
        }
        self.fail()
    }

    /// A number of items: no more than there are bytes, so that a false one reserves no memory.
    fn count(&mut self) -> usize {
        let count = self.number() as usize;
        if count > self.rest.len() { self.fail() } else { count }
    }

    /// Nothing more is read.
    pub fn fail<T: Default>(&mut self) -> T {
        self.failed = true;
        self.rest = &[];
        T::default()
    }

    /// A field that files have from this format version on.
    pub fn since<T: Wire + Default>(&mut self, format: u16) -> T {
        if self.format < format { T::default() } else { T::read(self) }
    }

    /// A field that was added to the end of what is the last in a file: older files of the same format end before it, and who is older passes
    /// over it.
    pub fn at_end<T: Wire + Default>(&mut self) -> T {
        if self.rest.is_empty() { T::default() } else { T::read(self) }
    }

    /// One of these, by its number: its place among them.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let number = self.number() as usize;
        match all.get(number) {
            Some(item) => *item,
            None => {
                self.fail::<()>();
                all[0]
            }
        }
    }
}

impl Wire for u8 {
    fn read(bytes: &mut Bytes<'_>) -> u8 {
        bytes.byte()
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self);
    }
}

impl Wire for bool {
    fn read(bytes: &mut Bytes<'_>) -> bool {
        match bytes.byte() {
            0 => false,
            1 => true,
            _ => bytes.fail(),
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }
}

impl Wire for u32 {
    fn read(bytes: &mut Bytes<'_>) -> u32 {
        bytes.number()
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(*self, bytes);
    }
}

impl Wire for String {
    fn read(bytes: &mut Bytes<'_>) -> String {
        let length = bytes.count();
        let (text, rest) = bytes.rest.split_at(length);
        bytes.rest = rest;
        match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.fail(),
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_text(self, bytes);
    }
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    // A body has 256 MiB at most.
    write_number(text.len() as u32, bytes);
    bytes.extend_from_slice(text.as_bytes());
}

/// Written as a text of one character, which has four bytes at most.
impl Wire for char {
    fn read(bytes: &mut Bytes<'_>) -> char {
        let text = String::read(bytes);
        let first = text.chars().next().filter(|_| text.len() <= 4);
        first.unwrap_or_else(|| bytes.fail())
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_text(self.encode_utf8(&mut [0; 4]), bytes);
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(bytes: &mut Bytes<'_>) -> Option<T> {
        match bytes.byte() {
            0 => None,
            1 => Some(T::read(bytes)),
            _ => bytes.fail(),
        }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(bytes));
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(bytes: &mut Bytes<'_>) -> Vec<T> {
        let count = bytes.count();
        let mut items = Vec::new();
        for _ in 0..count {
            if bytes.failed {
                break;
            }
            items.push(T::read(bytes));
        }
        items
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(self.len() as u32, bytes);
        self.iter().for_each(|item| item.write(bytes));
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(bytes: &mut Bytes<'_>) -> (A, B) {
        (A::read(bytes), B::read(bytes))
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }
}

/// Appends the number of a variant: its place among all, as [`Bytes::one_of`] reads it.
pub fn write_place<T: PartialEq>(variant: &T, all: &[T], bytes: &mut Vec<u8>) {
    let place = all.iter().position(|known| known == variant);
    write_number(place.expect("`wire!` names every variant") as u32, bytes);
}

/// Structs are their fields in order; enums without contents the number of a variant, in the order given; a `choice` the number given
/// of the variant, then what it holds.
///
/// `since` is a format version of readings. One that is not yet written does not compile: what was written would not be read.
macro_rules! wire {
    ($($name:ident { $($field:ident $($kind:ident $($format:literal)?)?),* $(,)? })*) => {
        $(impl $crate::wire::Wire for $name {
            fn read(bytes: &mut $crate::wire::Bytes<'_>) -> $name {
                $(let $field = $crate::wire::wire!(@field bytes $($kind $($format)?)?);)*
                $name { $($field),* }
            }

            fn write(&self, bytes: &mut Vec<u8>) {
                // All of them: a field that the definition forgets does not compile.
                let $name { $($field),* } = self;
                $($crate::wire::Wire::write($field, bytes);)*
            }
        })*
    };
    (enum $($name:ident { $($variant:ident),* $(,)? })*) => {
        $(impl $crate::wire::Wire for $name {
            fn read(bytes: &mut $crate::wire::Bytes<'_>) -> $name {
                bytes.one_of(&[$($name::$variant),*])
            }

            fn write(&self, bytes: &mut Vec<u8>) {
                $crate::wire::write_place(self, &[$($name::$variant),*], bytes);
            }
        })*
    };
    (choice $($name:ident { $($number:literal $variant:ident $(($held:ident))?),* $(,)? })*) => {
        $(impl $crate::wire::Wire for $name {
            fn read(bytes: &mut $crate::wire::Bytes<'_>) -> $name {
                match bytes.number() {
                    $($number => $name::$variant $(({ let $held = $crate::wire::Wire::read(bytes); $held }))?,)*
                    _ => {
                        bytes.fail::<()>();
                        $crate::wire::wire!(@first $name $($variant $(($held))?,)*)
                    }
                }
            }

            fn write(&self, bytes: &mut Vec<u8>) {
                match self {
                    $($name::$variant $(($held))? => {
                        $crate::wire::write_number($number, bytes);
                        $($crate::wire::Wire::write($held, bytes);)?
                    })*
                }
            }
        })*
    };
    (@first $name:ident $variant:ident, $($rest:tt)*) => {
        $name::$variant
    };
    (@first $name:ident $variant:ident ($held:ident), $($rest:tt)*) => {
        $name::$variant(Default::default())
    };
    (@field $bytes:ident) => {
        $crate::wire::Wire::read($bytes)
    };
    (@field $bytes:ident at_end) => {
        $bytes.at_end()
    };
    (@field $bytes:ident since $format:literal) => {{
        const {
            assert!($format <= $crate::frame::FileKind::Reading.format(), "raise `FileKind::format`");
        }
        $bytes.since($format)
    }};
}
pub(crate) use wire;

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Later {
        before: u8,
        added: Option<String>,
        after: Vec<u32>,
    }

    wire! {
        Later { before, added since 2, after }
    }

    #[test]
    fn a_field_of_a_later_format_is_its_default_in_an_older_file() {
        let older = [7, 2, 1, 200, 1];
        let value = Later { before: 7, added: None, after: vec![1, 200] };
        assert_eq!(read(&older, 1), Some(value.clone()));
        assert_eq!(read::<Later>(&older, 2), None, "a later file has it");
        // Inside other values, too.
        assert_eq!(read(&[&[1], &older[..], &[3]].concat(), 1), Some((Some(value), 3u8)));
    }

    #[test]
    fn a_field_of_a_later_format_is_always_written() {
        let value =
            |added: Option<&str>| Later { before: 7, added: added.map(Into::into), after: vec![1, 200] };
        assert_eq!(write(&value(None)), [7, 0, 2, 1, 200, 1]);
        assert_eq!(write(&value(Some("x"))), [7, 1, 1, b'x', 2, 1, 200, 1]);
        for added in [None, Some("x")] {
            assert_eq!(read(&write(&value(added)), 2), Some(value(added)));
            assert_eq!(read(&write(&value(added)), 9), Some(value(added)), "it stays in every format after");
        }
    }
}
