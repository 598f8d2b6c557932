//! From sources to a site: wasm and its glue, the style sheet, fonts and public files, named by
//! their hash and stored compressed beside the originals. `site_build OUT` writes `OUT/pkg`,
//! `OUT/fonts`, `OUT/public` and `OUT/manifest.json`.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;

/// Most bytes of the browser part and its glue with brotli: every juror loads them, also on a slow
/// line.
const SCRIPT_BUDGET: u64 = 120_000;

fn main() -> Result<()> {
    let out = PathBuf::from(env::args().nth(1).context("usage: site_build OUT")?);
    let pkg = out.join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg)?;
    }
    fs::create_dir_all(&pkg)?;
    let script = build_script(&out, &pkg)?;
    let style = build_style(&pkg)?;
    copy_folder(Path::new("public/fonts"), &out.join("fonts"))?;
    copy_folder(Path::new("public"), &out.join("public"))?;
    for file in fs::read_dir(&pkg)? {
        compress(&file?.path())?;
    }
    check_budget(&pkg, &script)?;
    fs::write(
        out.join("manifest.json"),
        format!("{{\"style\": \"{style}\", \"script\": \"{script}\"}}\n"),
    )?;
    println!("site_build: {style} and {script} in {}", out.display());
    Ok(())
}

/// Builds the browser part and its glue; answers the bundle's name with its hash.
fn build_script(out: &Path, pkg: &Path) -> Result<String> {
    // Debian's cargo builds with Debian's own target where rustup has none; see the Makefile.
    let cargo = env::var("WASM_CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let target = out.parent().unwrap_or(out).join("wasm");
    let mut command = Command::new(&cargo);
    if let Ok(rustc) = env::var("WASM_RUSTC") {
        command.env("RUSTC", rustc);
    }
    let status = command
        .args([
            "build",
            "--package",
            "islands",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            "wasm-release",
            "--features",
            "hydrate",
            "--locked",
        ])
        .arg("--target-dir")
        .arg(&target)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTC_WRAPPER")
        .env_remove("RUSTUP_TOOLCHAIN")
        .status()
        .with_context(|| format!("{cargo} did not start"))?;
    ensure!(status.success(), "the browser part did not build");
    let wasm = target.join("wasm32-unknown-unknown/wasm-release/islands.wasm");
    let name = format!(
        "certamen-{}",
        hash(&fs::read(&wasm).with_context(|| wasm.display().to_string())?)
    );
    Bindgen::new()
        .input_path(&wasm)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(&name)
        .generate(pkg)?;
    Ok(name)
}

/// Refuses a browser part that has grown beyond what it may weigh.
fn check_budget(pkg: &Path, script: &str) -> Result<()> {
    let mut weight = 0;
    for ending in [".js.br", "_bg.wasm.br"] {
        weight += fs::metadata(pkg.join(format!("{script}{ending}")))?.len();
    }
    ensure!(
        weight <= SCRIPT_BUDGET,
        "the browser part weighs {weight} bytes with brotli, of {SCRIPT_BUDGET} that it may"
    );
    Ok(())
}

/// Joins and minifies the style sheets; answers the file's name with its hash.
fn build_style(pkg: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let code = bundler
        .bundle(Path::new("style/main.css"))
        .map_err(|error| anyhow::anyhow!("style: {error}"))?
        .to_css(PrinterOptions::default())
        .map_err(|error| anyhow::anyhow!("style: {error}"))?
        .code;
    let code = minify(&code)?;
    let name = format!("certamen-{}.css", hash(code.as_bytes()));
    fs::write(pkg.join(&name), code)?;
    Ok(name)
}

/// The same style sheet in as few bytes as possible.
fn minify(code: &str) -> Result<String> {
    let mut sheet = StyleSheet::parse(code, ParserOptions::default())
        .map_err(|error| anyhow::anyhow!("style: {error}"))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| anyhow::anyhow!("style: {error}"))?;
    let code = sheet
        .to_css(PrinterOptions {
            minify: true,
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow::anyhow!("style: {error}"))?
        .code;
    Ok(code)
}

/// The first 64 bits of a content's SHA-256, as hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Copies the files of a folder, and not the folders in it.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = file?.path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

/// Writes brotli and gzip copies beside a file.
fn compress(path: &Path) -> Result<()> {
    let bytes = fs::read(path)?;
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut brotli =
        brotli::CompressorWriter::new(fs::File::create(beside(".br"))?, 1 << 16, 11, 22);
    brotli.write_all(&bytes)?;
    drop(brotli);
    let mut gzip = flate2::write::GzEncoder::new(
        fs::File::create(beside(".gz"))?,
        flate2::Compression::best(),
    );
    gzip.write_all(&bytes)?;
    gzip.finish()?;
    Ok(())
}
