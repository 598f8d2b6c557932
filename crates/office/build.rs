//! A new migration is compiled in although no source names it.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
