//! Jurors who are invited by a list: pasted, or as the file that a spreadsheet saves.

use crate::{
    accounts::give,
    app::{App, Upload, on_both_engines},
    entries::newcomer,
};

const DESK: &str = "/en/2027/kobe/organise";
const LIST: &str = "/en/2027/kobe/organise/jurors/list";
const FILE: &str = "/en/2027/kobe/organise/jurors/file";

fn a_list_invites_everybody_with_what_it_says(app: App) {
    let organiser = app.organiser();
    let list = "\u{feff}氏名;メールアドレス;言語;所属\r\n\
                Ann, A.;Ann@Example.org;en;Institute of Maps\r\n\r\n\
                花子;hanako@example.org;日本語;\r\n";
    let done = organiser.post(LIST, &[("list", list)]);
    done.is(200)
        .says("ann@example.org: invited by mail")
        .says("hanako@example.org: invited by mail");
    organiser.get(DESK).says("Ann, A.").says("花子");
    let link = app.mailed_link("審査員のご依頼");
    assert!(link.starts_with("/ja/"), "{link}");
    let cookie = app.post(&link, &[], "").cookie;
    app.get("/ja/2027/kobe/jury", &cookie).is(200);
    // Sent once more, it says of each line that it is done.
    let again = organiser.post(LIST, &[("list", list)]);
    again
        .is(422)
        .says("Line 2: This person is on the jury already")
        .says("Line 4: This person is on the jury already");
    // Without a line of names, as it is typed.
    let done = organiser.post(LIST, &[("list", "bo@example.org, Bo, ca\n")]);
    done.is(200).says("bo@example.org: invited by mail");
    app.mailed_link("Invitació al jurat");
}

fn a_list_is_done_whole_or_not_at_all(app: App) {
    let organiser = app.organiser();
    give(&app, "press@example.org", "press", false);
    for (list, told) in [
        ("", "This is needed"),
        ("mail,name,language\n", "This is needed"),
        (
            "mail,name,telephone\nfine@example.org,Fine,1\n",
            "The first line must name the columns",
        ),
        (
            "name,language\nFine,en\n",
            "The first line must name the columns",
        ),
        (
            "fine@example.org,Fine\nnobody,B\n",
            "Line 2: This is not a mail address",
        ),
        (
            "fine@example.org,Fine\nx@example.org\n",
            "Line 2: The name is missing",
        ),
        (
            "fine@example.org,Fine\nx@example.org,X,fr\n",
            "Line 2: The language must be",
        ),
        (
            "fine@example.org,Fine\nx@example.org,Vall,Ann,en,M,N\n",
            "Line 2: 6 cells instead of 4",
        ),
        (
            "fine@example.org,Fine\nFine@Example.org,Fine\n",
            "Line 2: The same address is already in line 1",
        ),
        (
            "fine@example.org,Fine\njuror-1@jury.example,J\n",
            "Line 2: This person is on the jury already",
        ),
        (
            "fine@example.org,Fine\nteam-8@studio-8.example,T\n",
            "Line 2: This person belongs to a team of this call",
        ),
        (
            "fine@example.org,Fine\norganiser@certamen.example,O\n",
            "Line 2: This person has a role in this call",
        ),
        (
            "fine@example.org,Fine\npress@example.org,P\n",
            "Line 2: This person has a role in this call",
        ),
    ] {
        let refused = organiser.post(LIST, &[("list", list)]);
        refused.is(422).says(told);
        assert_eq!(refused.area("list").trim(), list.trim());
        organiser.get(DESK).lacks("fine@example.org");
    }
    for (count, status, told) in [
        (201, 422, "At most 200"),
        (20_000, 413, "larger than a form can be"),
    ] {
        let many: String = (0..count)
            .map(|number| format!("p{number}@example.org,Somebody\n"))
            .collect();
        organiser
            .post(LIST, &[("list", &many)])
            .is(status)
            .says(told);
    }
    organiser.get(DESK).lacks("p1@example.org");
}

fn a_file_is_read_in_the_encoding_in_which_it_was_saved(app: App) {
    let organiser = app.organiser();
    let upload = |path: &str, bytes: &[u8]| {
        let name = "list.csv";
        organiser.upload(path, &[], &Upload { name, bytes })
    };
    // 山田花子 in CP932, as Excel saves it in Japan.
    let mut japanese = b"mail,name,language\r\nhanako@example.org,".to_vec();
    japanese.extend([0x8e, 0x52, 0x93, 0x63, 0x89, 0xd4, 0x8e, 0x71]);
    japanese.extend(b",ja\r\n");
    upload("/ja/2027/kobe/organise/jurors/file", &japanese)
        .is(200)
        .says("Shift_JISとして読み取りました。")
        .says("hanako@example.org：");
    organiser.get(DESK).says("山田花子");
    let text = "\u{feff}Nom\tCorreu\r\nNúria\tnuria@example.org\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    upload(FILE, &wide)
        .is(200)
        .says("nuria@example.org: invited by mail");
    organiser.get(DESK).says("Núria");
    let wrong = "mail,telephone\nx@example.org,1\n";
    let refused = upload(FILE, wrong.as_bytes());
    refused.is(422).says("The first line must name the columns");
    assert_eq!(refused.area("list").trim(), wrong.trim());
    upload(FILE, b"\x00\x01\x02\xff\x00")
        .is(422)
        .says("is no text");
    upload(FILE, &vec![b'x'; 2_500_000]).is(422);
    let many: String = (0..20_000)
        .map(|number| format!("p{number}@example.org,Somebody\n"))
        .collect();
    upload(FILE, many.as_bytes()).is(422).says("At most 200");
}

fn who_does_not_organise_the_call_invites_nobody(app: App) {
    let list = "new@example.org,New,en\n";
    let file = Upload {
        name: "list.csv",
        bytes: list.as_bytes(),
    };
    let observer = give(&app, "notary@example.org", "observer", false);
    app.post_bare(LIST, &[("list", list)], &observer).is(403);
    app.upload(FILE, &[], &file, &observer).is(403);
    let kobe = give(&app, "kobe@example.org", "organiser", false);
    let other = "/en/2027/barcelona/organise/jurors";
    app.post_bare(&format!("{other}/list"), &[("list", list)], &kobe)
        .is(404);
    app.upload(&format!("{other}/file"), &[], &file, &kobe)
        .is(404);
    for session in [app.team(1), app.juror(1)] {
        session.post_bare(LIST, &[("list", list)]).is(404);
        session.upload(FILE, &[], &file).is(404);
    }
    app.organiser().get(DESK).lacks("new@example.org");
}

fn a_mail_greets_by_the_name_of_the_account(app: App) {
    let organiser = app.organiser();
    // Their own name is their address.
    newcomer(&app, "own@example.org");
    organiser
        .post(LIST, &[("list", "own@example.org,Typed Name,en\n")])
        .is(200);
    let greeted = |name: &str| {
        let mails = app.get("/en/mails", "").page();
        let mail = mails.first_with("article", "Invitation to the jury");
        assert!(mail.says(&format!("Hello {name},")), "{}", mail.html());
    };
    greeted("own@example.org");
    // Who has not come in yet has no other name.
    let fields = [
        ("name", "First Typed"),
        ("mail", "new@example.org"),
        ("language", "en"),
        ("again", "1"),
    ];
    let jurors = format!("{DESK}/jurors");
    organiser.post(&jurors, &fields).is(303);
    greeted("First Typed");
    app.post(&app.mailed_link("Invitation to the jury"), &[], "")
        .is(303);
    let mut fields = fields;
    fields[0].1 = "Second Typed";
    organiser.post(&jurors, &fields).is(303);
    greeted("First Typed");
}

on_both_engines![
    a_list_invites_everybody_with_what_it_says,
    a_list_is_done_whole_or_not_at_all,
    a_file_is_read_in_the_encoding_in_which_it_was_saved,
    who_does_not_organise_the_call_invites_nobody,
    a_mail_greets_by_the_name_of_the_account,
];
