//! Where the letters of a term stand in a short name, found in one pass over its bytes.

/// The letters of a term in a short name, found in one pass: which byte has which slot. The first three are of no letter, of
/// strong and of weak separators.
pub(super) struct Slots {
    of_byte: [u8; 256],
    /// The slots of the letters of the term, in its order.
    pub(super) sought: Vec<u8>,
}

/// How many slots there are; a term with more letters is looked for the long way.
pub(super) const SLOTS: usize = 16;
/// The slot of strong separators.
pub(super) const STRONG: u8 = 1;
/// The slot of weak ones.
pub(super) const WEAK: u8 = 2;

impl Slots {
    /// The slots of a term; none where it has signs, other letters than ASCII's, or too many.
    pub(super) fn of(sought: &str) -> Option<Slots> {
        let mut of_byte = [0_u8; 256];
        for byte in 0..=255_u8 {
            of_byte[usize::from(byte)] = match byte {
                b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => STRONG,
                b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~' => WEAK,
                _ => 0,
            };
        }
        let mut next = WEAK + 1;
        let mut slots = Vec::with_capacity(sought.len());
        for byte in sought.bytes() {
            if !byte.is_ascii_alphanumeric() || usize::from(next) >= SLOTS {
                return None;
            }
            let slot = &mut of_byte[usize::from(byte)];
            if *slot == 0 {
                *slot = next;
                next += 1;
            }
            slots.push(*slot);
        }
        Some(Slots { of_byte, sought: slots })
    }

    /// For each slot, a bit for each place of a short name where one of its bytes stands.
    pub(super) fn places(&self, name: &[u8]) -> [u64; SLOTS] {
        // Two rows, so that one byte needn't wait for the one before.
        let (mut low, mut high) = ([0_u32; SLOTS], [0_u32; SLOTS]);
        let (first, second) = name.split_at(name.len().min(32));
        for (at, byte) in first.iter().enumerate() {
            low[usize::from(self.of_byte[usize::from(*byte)]) % SLOTS] |= 1 << at;
        }
        for (at, byte) in second.iter().enumerate() {
            high[usize::from(self.of_byte[usize::from(*byte)]) % SLOTS] |= 1 << (at % 32);
        }
        std::array::from_fn(|slot| u64::from(low[slot]) | u64::from(high[slot]) << 32)
    }
}
