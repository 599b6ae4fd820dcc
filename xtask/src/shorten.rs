//! Shorter names for what a module imports from its script, for `cargo xtask build`: the tool gives each import a long name with a
//! number of sixteen digits, and a page would load every name twice.

use anyhow::{Context, Result, bail};

/// A section for tools, which no browser reads.
const CUSTOM: u8 = 0;
/// The section of a module that lists its imports.
const IMPORTS: u8 = 2;

/// The script and the module, with short names for the imports.
pub fn imports(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let (mut out, mut rest) = (module.get(..8).context("no WebAssembly module")?.to_vec(), module.get(8..).unwrap_or_default());
    let mut script = script.to_owned();
    while let Some((&kind, behind)) = rest.split_first() {
        let mut reader = Reader(behind);
        let length = reader.number()?;
        let section = reader.bytes(length)?;
        rest = reader.0;
        if kind == CUSTOM {
            continue;
        }
        let renamed = if kind == IMPORTS { Some(rename(section, &mut script)?) } else { None };
        let section = renamed.as_deref().unwrap_or(section);
        out.push(kind);
        write_number(&mut out, section.len());
        out.extend_from_slice(section);
    }
    Ok((script, out))
}

/// The section with short names, and the script with the same ones.
fn rename(section: &[u8], script: &mut String) -> Result<Vec<u8>> {
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut out = Vec::new();
    write_number(&mut out, count);
    for number in 0..count {
        let (from, name) = (reader.name()?, reader.name()?);
        let short = format!("i{number}");
        let entry = format!(" {name}: ");
        // What another script gives has the name that it has there.
        let own = !script.contains(&format!(" from \"{from}\""));
        if own && (script.matches(name).count() != 1 || !script.contains(&entry)) {
            bail!("the script does not give the import `{name}` once, at the beginning of a line");
        }
        if own {
            *script = script.replace(&entry, &format!(" {short}: "));
        }
        for text in [from, if own { &short } else { name }] {
            write_number(&mut out, text.len());
            out.extend_from_slice(text.as_bytes());
        }
        if reader.bytes(1)? != [0] {
            bail!("the import `{name}` is no function");
        }
        out.push(0);
        write_number(&mut out, reader.number()?);
    }
    Ok(out)
}

/// The rest of the bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count).context("the module breaks off")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).context("a name in the module is no text")
    }

    /// A number in groups of seven bits, the lowest first.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.bytes(1)?[0];
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return Ok(number);
            }
            if shift > 28 {
                bail!("a number in the module is too long");
            }
        }
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 128 {
        out.push((number % 128) as u8 | 128);
        number /= 128;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::imports;

    /// A module that imports `m.long_name` of type 3, with a section of another kind before and behind.
    fn module(name: &str) -> Vec<u8> {
        let entry = [&[1, 1, b'm', name.len() as u8], name.as_bytes(), &[0, 3]].concat();
        [b"\0asm\x01\0\0\0\x01\x01\0\x02", [entry.len() as u8].as_slice(), &entry, b"\x03\x02\x01\0"].concat()
    }

    #[test]
    fn module_and_script_get_the_same_short_name() {
        let (script, short) = imports("{\n  long_name: function() {}\n}", &module("long_name")).expect("shortens");
        assert_eq!(script, "{\n  i0: function() {}\n}");
        assert_eq!(short, module("i0"));
    }

    #[test]
    fn what_another_script_gives_keeps_its_name_and_the_scripts_own_does_not() {
        let script = "import * as import1 from \"m\"\nconst import0 = {\n  long_name: 1,\n};\n\"o\": import0, \"m\": import1";
        assert_eq!(imports(script, &module("long_name")).expect("leaves it").1, module("long_name"));
        let script = script.replace("\"m\"", "\"other\"").replace("\"o\"", "\"m\"");
        assert_eq!(imports(&script, &module("long_name")).expect("shortens").1, module("i0"));
    }

    #[test]
    fn a_script_that_does_not_fit_is_refused() {
        for script in ["", "\n other: 1", "\n long_name: 1\n long_name: 2", "x.long_name: 1"] {
            assert!(imports(script, &module("long_name")).is_err(), "{script}");
        }
        assert!(imports("\n long_name: 1", module("long_name").get(..16).expect("a module")).is_err());
    }
}
