//! Pictures as a reference keeps them: few colours and so few bytes, and compared as an eye would: a letter drawn a little differently is
//! the same, a control that has moved or changed its colour is not. For `reference.rs`, and for tests by [`differs`].
//!
//! Own code of a hundred lines over `png`: the crates that compare pictures bring `image` and with it 40 more.

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A picture, three bytes to a pixel.
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

/// By how much a colour may differ, of 255: for the rasteriser, and for the shades that [`Picture::plain`] rounds.
const SHADE: u8 = 12;

/// How many colours are kept as they are: those of paper, buttons, ink and the like.
const AREAS: usize = 32;

/// How many pixels may differ by more: less than a ring around a check box.
pub const STRAY: usize = 40;

/// By how many pixels two pictures (PNG) differ, if it is more than the rasteriser explains.
///
/// # Panics
/// If one of them is no picture.
pub fn differs(one: &[u8], other: &[u8]) -> Option<usize> {
    let [one, other] = [one, other].map(|bytes| Picture::read(bytes).unwrap_or_else(|error| panic!("{error}")));
    let (stray, _) = one.compare(&other);
    (stray > STRAY).then_some(stray)
}

impl Picture {
    /// Reads a PNG.
    pub fn read(bytes: &[u8]) -> Result<Picture, String> {
        let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut data = vec![0; reader.output_buffer_size().ok_or("too large")?];
        let frame = reader.next_frame(&mut data).map_err(|error| error.to_string())?;
        let each = frame.color_type.samples();
        if each < 3 {
            return Err("a picture has colours".to_owned());
        }
        let pixels = data[..frame.buffer_size()].chunks_exact(each).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Ok(Picture { width: frame.width as usize, height: frame.height as usize, pixels })
    }

    /// The same in at most 256 colours: those of plain areas as they are, the shades of letters and edges rounded.
    #[must_use]
    pub fn plain(mut self) -> Picture {
        let mut colours = self.colours();
        let areas: Vec<[u8; 3]> = colours.drain(..colours.len().min(AREAS)).collect();
        let round = |value: u8| (value / 8 * 8).saturating_add(4);
        for pixel in self.pixels.iter_mut().filter(|pixel| !areas.contains(pixel)) {
            *pixel = pixel.map(round);
        }
        let palette: Vec<[u8; 3]> = self.colours().into_iter().take(256).collect();
        let far = |a: &[u8; 3], b: &[u8; 3]| (0..3).map(|at| u32::from(a[at].abs_diff(b[at])).pow(2)).sum::<u32>();
        let nearest = |colour: &[u8; 3]| palette.iter().copied().min_by_key(|one| far(one, colour)).unwrap_or(*colour);
        let nearest: HashMap<[u8; 3], [u8; 3]> = self.colours().iter().map(|colour| (*colour, nearest(colour))).collect();
        for pixel in &mut self.pixels {
            *pixel = nearest.get(pixel).copied().unwrap_or(*pixel);
        }
        self
    }

    /// Its colours, the most frequent first.
    fn colours(&self) -> Vec<[u8; 3]> {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for pixel in &self.pixels {
            *counts.entry(*pixel).or_default() += 1;
        }
        let mut colours: Vec<_> = counts.into_iter().collect();
        colours.sort_unstable_by_key(|(colour, count)| (Reverse(*count), *colour));
        colours.into_iter().map(|(colour, _)| colour).collect()
    }

    /// Writes it as PNG with a palette, for which it must be [`plain`](Self::plain).
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        let palette = self.colours();
        if palette.len() > 256 {
            return Err("too many colours".to_owned());
        }
        let numbers: HashMap<[u8; 3], u8> = palette.iter().copied().zip(0..=u8::MAX).collect();
        let numbers: Vec<u8> = self.pixels.iter().filter_map(|pixel| numbers.get(pixel).copied()).collect();
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width as u32, self.height as u32);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&numbers).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(out)
    }

    /// How many pixels differ from the other picture, and a pale picture of this one in which they are red. Pictures of different sizes
    /// differ wherever one of them has nothing.
    pub fn compare(&self, other: &Picture) -> (usize, Picture) {
        let mut stray = self.pixels.len().abs_diff(other.pixels.len());
        let mut shown = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let differs = !(self.fits(other, x, y) && other.fits(self, x, y));
                stray += usize::from(differs);
                let pale = |value: u8| 170 + value / 3;
                shown.push(if differs { [220, 0, 0] } else { self.at(x, y).unwrap_or_default().map(pale) });
            }
        }
        (stray, Picture { width: self.width, height: self.height, pixels: shown })
    }

    /// Whether a pixel has a colour between those around the same place of the other picture: so an edge may be smoothed differently, and
    /// lie one pixel beside.
    fn fits(&self, other: &Picture, x: usize, y: usize) -> bool {
        let Some(here) = self.at(x, y) else { return false };
        if other.at(x, y) == Some(here) {
            return true;
        }
        let (mut least, mut most) = ([u8::MAX; 3], [0; 3]);
        for (x, y) in (y.saturating_sub(1)..=y + 1).flat_map(|y| (x.saturating_sub(1)..=x + 1).map(move |x| (x, y))) {
            for (at, value) in other.at(x, y).into_iter().flatten().enumerate() {
                least[at] = value.min(least[at]);
                most[at] = value.max(most[at]);
            }
        }
        (0..3).all(|at| here[at].saturating_add(SHADE) >= least[at] && here[at] <= most[at].saturating_add(SHADE))
    }

    fn at(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        (x < self.width).then(|| self.pixels.get(y * self.width + x).copied())?
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, STRAY};

    /// A plain page with a button of this colour, so far from the left.
    fn page(left: usize, colour: [u8; 3]) -> Picture {
        let on = |x, y| (left..left + 60).contains(&x) && (30..60).contains(&y);
        let pixels = (0..200 * 100).map(|at| if on(at % 200, at / 200) { colour } else { [251, 246, 238] }).collect();
        Picture { width: 200, height: 100, pixels }
    }

    #[test]
    fn a_moved_or_recoloured_button_is_seen_and_a_smoothed_edge_is_not() {
        let differs = |other: &Picture| other.compare(&page(50, [94, 42, 99])).0 > STRAY;
        assert!(differs(&page(54, [94, 42, 99])), "moved by 4 pixels");
        assert!(differs(&page(50, [124, 42, 99])), "another colour");
        assert!(!differs(&page(51, [98, 40, 99])), "a pixel beside, and a shade");
        let mut cut = page(50, [94, 42, 99]);
        cut.height = 80;
        cut.pixels.truncate(200 * 80);
        assert!(differs(&cut), "a smaller picture");
    }

    #[test]
    fn what_is_kept_is_the_same_picture() {
        let all = (0..300_u16 * 40).map(|at| [(at % 251) as u8, (at % 83) as u8, (at % 7) as u8 * 30]).collect();
        let many = Picture { width: 300, height: 40, pixels: all }.plain();
        let kept = Picture::read(&many.to_bytes().expect("a PNG")).expect("a picture");
        assert!((kept.width, kept.height) == (300, 40) && kept.pixels == many.pixels);
        let plain = page(50, [94, 42, 99]).plain();
        assert!(plain.pixels == page(50, [94, 42, 99]).pixels, "few colours are kept as they are");
    }
}
