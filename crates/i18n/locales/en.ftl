
## Dates

calendar-months = January|February|March|April|May|June|July|August|September|October|November|December
calendar-months-of-days = January|February|March|April|May|June|July|August|September|October|November|December
calendar-weekdays-short = Mo|Tu|We|Th|Fr|Sa|Su
calendar-weekdays = Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday
calendar-day = { $day } { $month } { $year }
calendar-day-of-month = { $day } { $month }
calendar-year-month = { $month } { $year }
calendar-moment = { $weekday } { $day }, { $time } ({ $zone })
calendar-time = { $time } ({ $zone })
calendar-local = { $weekday } { $day }, { $time }
zone-elsewhere = { $place } time
left-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
left-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
left-tomorrow = Tomorrow
left-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
left-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
left-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}

## Mails

mail-verify-subject = Confirm your address
mail-verify-body =
    Hello { $name },

    Open this link to confirm your address and sign in to Certamen:
    { $link }

    The link works once, for two days. If you did not ask for an account, do nothing.
mail-known-subject = You already have an account
mail-known-body =
    Hello { $name },

    Somebody asked for an account with this address, which already has one, or was invited here. What was typed then is forgotten, the password too. You can sign in with this link:
    { $link }

    The link works once, for one hour. If it was not you, do nothing.
mail-unconfirmed-subject = Your account waits for its address
mail-unconfirmed-body =
    Hello,

    Somebody asked to sign in with this address. It has no account yet: one was asked for, but the link of our mail “{ $subject }” was not opened. Open that link, or ask for the account again:
    { $link }

    If it was not you, do nothing.
mail-enter-subject = Your sign-in link
mail-enter-body =
    Hello { $name },

    Sign in to Certamen with this link:
    { $link }

    The link works once, for one hour.
mail-reset-subject = Choose a new password
mail-reset-body =
    Hello { $name },

    Choose a new password with this link:
    { $link }

    The link works once, for one hour. All your open sessions will end.
mail-juror-subject = Invitation to the jury: { $call }
mail-juror-body =
    Hello { $name },

    You are invited to the jury of “{ $call }”. This link opens your juror’s dashboard, without a password:
    { $link }

    It works once, for thirty days. After that, ask for a new one on the sign-in page.
mail-removed-subject = You are no longer in the team “{ $team }”
mail-removed-body =
    Hello { $name },

    The captain of the team “{ $team }” has removed you from it ({ $call }). You no longer see its entry, and its invitation link does not let you in.

    If you think this is wrong, ask the captain, or write to the organisers.
mail-removed-organiser-body =
    Hello { $name },

    The organisers have removed you from the team “{ $team }” ({ $call }). You no longer see its entry, and its invitation link does not let you in. Their reason:

    { $reason }

    If you think this is wrong, write to the organisers.
mail-receipt-subject = Receipt: { $title }
mail-receipt-body =
    Hello { $name },

    We have received “{ $title }” ({ $call }), hand-in { $number }:
    { $when }

    Files (SHA-256, size, name):
    { $files }
    Fingerprint of the hand-in (SHA-256):
    { $hash }

    The receipt is also here:
    { $link }
mail-log-subject = State of the log: row { $number }
mail-log-body =
    This is the state of the log of { $address }, row and SHA-256. Keep this mail: whoever changes the log afterwards cannot change it here.

    { $anchor }

    The operator checks the log against it with:
    certamen audit --anchor { $anchor }
mail-missed-subject = Not published: { $what }, { $call }
mail-missed-body =
    Hello { $name },

    this part of the results of { $call } was to become public by itself and did not.

    { $what }
    { $moment }
    { $reason }

    Nothing was shown to anybody. Look at it and publish it, or schedule it again:
    { $link }

## Charts

chart-pyramid-title = Population pyramid: { $area }
chart-pyramid-line = { $total } people; half of them are younger than { $median }
chart-pyramid-alternative = Population pyramid of { $area }: { $total } people, { $women } women and { $men } men. Half are younger than { $median }; { $old } % are 65 or older.
chart-women = Women
chart-men = Men
chart-age = Age
chart-hour = Hour of the day
chart-climate-title = The climate month by month, { $years }: { $cities }
chart-climate-warmest = { $city }: the warmest month is { $month }, { $value } °C on average.
chart-climate-wettest = { $city }: the wettest month is { $month }, { $value } mm.
chart-month = Month
chart-temperature = Mean temperature, °C
chart-rain = Rain, mm
chart-subject-accidents = Accidents
chart-subject-area = Area
chart-subject-bikes = Bicycles in use
chart-subject-households = Households
chart-subject-income = Income per person
chart-subject-no2 = Nitrogen dioxide
chart-subject-people = Inhabitants
chart-subject-places = Places
chart-subject-rain = Rain
chart-subject-rent = Monthly rent
chart-subject-riders = Riders
chart-subject-temperature = Mean temperature
chart-subject-unemployment = Unemployment
chart-subject-victims = Victims
chart-what-rows = Rows
chart-what-sum = { $column } (sum)
chart-what-mean = { $column } (mean)
chart-what-share = { $what }, in %
chart-most-title = { $what }: { $name } comes first, with { $value }
chart-most-alternative = { $what } of { $count ->
    [one] one group.
   *[other] { $count } groups.
} Highest: { $most }, { $most_value }. Lowest: { $least }, { $least_value }.
chart-share-title = { $what }: the widest gap is { $name }, { $one } against { $two }
chart-shown = { $shown } of { $all ->
    [one] one group
   *[other] { $all } groups
}
chart-lines-one = { $what }, { $from }–{ $to }: from { $first } to { $last }
chart-lines-most = { $what }, { $from }–{ $to }: { $name } changed the most ({ $change })
chart-lines-item = { $name }: from { $first } to { $last }.
chart-together = Where { $x } is higher, { $y } is higher too (r = { $r })
chart-against = Where { $x } is higher, { $y } is lower (r = { $r })
chart-apart = { $x } and { $y } hardly go together (r = { $r })
chart-pair-alternative = { $count ->
    [one] One point.
   *[other] { $count } points.
} { $x }: from { $x_least } to { $x_most }. { $y }: from { $y_least } to { $y_most }.
chart-slope-title = From { $from } to { $to }: { $name } changed the most ({ $change })
chart-week-title = { $what } by weekday and hour: most on { $day } at { $hour }:00
chart-week-alternative = Highest: { $day } at { $hour }:00, { $most }. Lowest: { $least_day } at { $least_hour }:00, { $least }.
chart-days-title = { $what } day by day: the highest, { $value }, on { $day }
chart-days-alternative = { $count ->
    [one] One day,
   *[other] { $count } days,
} from { $from } to { $to }. Mean { $mean }. Highest { $most }, on { $most_day }. Lowest { $least }, on { $least_day }.
chart-mean-of = mean { $value }
chart-stripes-title = { $what } since { $from }: the highest was { $year }, with { $value }
chart-stripes-alternative = { $count } years. The first thirty: { $early } on average; the last thirty: { $late }. Highest { $most } ({ $most_year }), lowest { $least } ({ $least_year }).
chart-spread-title = { $what }: half of the values are below { $median }
chart-spread-alternative = { $count ->
    [one] One value,
   *[other] { $count } values,
} from { $from } to { $to }. Half are below { $median }.
chart-outline-title = { $count ->
    [one] Where the area lies
   *[other] Where the { $count } areas lie
}
chart-side-by-side = Side by side
chart-whole = The whole table
chart-no-data = no data
chart-tiles = No map can be drawn, for no outlines of these areas are known: each tile is an area.
chart-year = Year
chart-quarter = Quarter
chart-day = Day
chart-values = Values
chart-area = Area

## Refusals

refused-signed-out = Sign in to continue.
refused-unknown = This page does not exist, or is not for you.
refused-too-early = This is not possible yet: the phase has not begun.
refused-too-late = This is no longer possible: the phase is over.
refused-juror = You are on the jury of this call and cannot take part in it.
refused-organiser = Whoever organises an edition, or once did, neither takes part in it nor sits on its jury. Nothing was changed.
refused-captain = Only the captain of your team can do this. Ask them to do it, or to hand the team over to you. Nothing was changed.
refused-withdrawn = The entry was withdrawn and can no longer be changed.
refused-out-of-contest = This entry is no longer in the contest: its team or the organisers removed it. Your marks and comments are kept and count for nothing.
refused-holds-award = This entry holds an award. Change that decision first; then the entry can be removed.
refused-no-more = Nothing more is saved here: the time is over, or the entry is no longer in the contest. What was saved is kept.
refused-deadline = The deadline has passed: { $ended }. It is now { $now }. Your draft and everything handed in on time are kept; if you think this is wrong, write to the organisers.
refused-not-yet = The phase begins: { $starts }.
refused-paused = The call has been paused since { $moment }: “{ $reason }” What you have is safe: drafts, files, marks and comments are still saved. Founding and joining teams, handing in, finishing sheets and publishing wait until the call continues.
refused-while-paused = The call is paused, and this waits until it continues. What you have is safe.
refused-jury-begins = The jury begins before this deadline is over: { $starts }. What the team hands in after that has no jurors yet, or changes under their marks. Nothing was changed: tick the box if you want it all the same.
refused-fields = Not saved: please look at the marked fields. What you typed is still here.
refused-stale = Somebody saved before you, in another tab or device. Nothing is lost: you see what holds now, and what you typed is kept.
refused-sign-in = The address or the password is not right.
refused-link = This link has been used or is too old. Please ask for a new one.
refused-too-many = Too many tries for this account from your network. Please try again in { $wait }; a mailed link, or another network, may work at once. Nobody was locked out.
refused-too-many-network = Too many tries came from the network that you use; others on it may have caused this, not you. It opens again in { $wait }. From another network, such as your phone’s, you can continue now.
refused-too-many-forms = Very much was sent in a short time, and this was not taken. Please send it again in { $wait }.
refused-busy = Very many people are signing in at this moment. Nothing is lost: please try again in { $wait }.
refused-collided = Another change to the same thing came at this very moment and went first. Nothing of yours was saved yet: please send it again.
refused-files-waiting = Many files are being looked at right now. Yours is safe on your side, and nothing that you typed is lost: please try again in { $wait }.
refused-files-away = Files cannot be reached right now. Nothing that was saved is lost, and a file that you sent is safe on your side: please try again in { $wait }.
refused-files-full = There is no room for more files right now. Yours is safe on your side, and nothing that was saved is lost: please tell the organisers.
refused-one-at-a-time = Another file of yours is still arriving or being checked. Nothing has changed: wait until that is done and try again.
refused-too-many-hand-ins = It was handed in { $most } times within a day, the most there may be. What you typed is saved; it can be handed in again from { $again }.
refused-disk-low = No files can be taken for now: the server’s disk is nearly full. Texts and marks are saved as ever. Please try again later, or write to the organisers.
refused-too-slow = What you sent did not arrive: the connection brought nothing for { $wait }, or was too slow. Nothing of it was saved. Please send it again.
refused-unreadable = This request cannot be read: a part of its address or form is not what the page expects. Nothing was changed.
refused-form-too-large = What you sent is larger than a form can be: { $most }. Nothing of it was saved. Go back, shorten the text and send it again.
wait-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
wait-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
refused-team-full = The team is full: { $size } at most.
refused-already-in-team = You already have a team in this call. Leave it before you join another.
refused-last-member = You are the team’s last member and its entry was handed in. Withdraw the entry before you leave.
refused-removed-from-team = You were removed from this team and cannot join it again by its link. Ask its captain, or the organisers.
refused-invited-already = This person is on the jury of this call already, and was sent no second mail. Tick the box if the invitation is to be sent again; what you typed is still here.
refused-last-organiser = Nobody would run this edition any more. Appoint somebody else first.
refused-round-closed = The round is closed: marks are no longer saved. Those you saved are kept.
refused-marks-missing = { $count ->
    [one] One mark is missing.
   *[other] { $count } marks are missing.
}
refused-incomplete = Still missing: { $fields }. Your draft is saved.
refused-conflict = There is a conflict of interest: not saved.
refused-nothing-to-publish = This cannot be published yet: choose and publish the finalists first; awards must be decided.
refused-overtaken = This was changed since you opened the page. Nothing of yours was saved, and nothing is lost: below is what holds now, beside what you wanted. Look at both; press again if yours is to stand.
refused-overtaken-by = { $name } changed this after you had opened the page: { $moment }. Nothing of yours was saved, and nothing is lost: below is what holds now, beside what you wanted. Look at both; press again if yours is to stand.
refused-done-by = { $name } has done the same already: { $moment }. What you wanted holds; there is nothing left to do.
overtaken-stands = What holds now
overtaken-typed = What you wanted
overtaken-nothing = Nothing
refused-public = This is public (“{ $what }”), and what is public does not change unseen. Nothing was changed. Take it back first, under “Publication” on the page “Ranking and decisions”; then change it and publish it again.
refused-finalists-hold-awards = These entries hold an award and stay finalists. Nothing was changed. Change the decision on the award first; then they can be unticked.
refused-unsettled = Nothing was published, because something is still open. If you mean it all the same, tick “Publish all the same” under “Publication” and press again.
unsettled-award = Award not decided: { $award }. The public will read “Not decided yet”.
unsettled-round = Not closed: { $round }. Jurors can still score, or will.
unsettled-sheets = { $count ->
    [one] { $round }: one sheet is not finished and does not count.
   *[other] { $round }: { $count } sheets are not finished and do not count.
}
unsettled-pairs = The final by pairs is open.
refused-broken = Something broke on our side. What was saved is safe. Please try again; if it happens again, tell us this number: { $request }.
problem-title = That did not work
problem-lines-left = These lines were not added: there are at most { $most } topics, and one name per language in a line. The others are in the list; nothing is saved yet.
problem-not-repeated = Type “{ $value }” here. Nothing was deleted.
problem-nothing-chosen = Choose at least one. Nothing was done.
problem-missing = This is needed.
problem-too-long = Too long: at most { $most } characters.
problem-label-missing = A line has a point and no words. Write what it means, or delete the line.
problem-control-characters = It holds control characters that cannot be saved. Delete them or type the text again.
field-confirmed = Confirmation
problem-mail = This is not a mail address. Example: name@example.org
problem-mail-dots = Mail cannot be sent to this address: before the @ a dot stands first, last or twice in a row. Nothing was sent; use another one.
problem-mail-letters = Before the @ there can only be plain Latin letters, digits and signs such as . _ + -: many servers carry no mail to other addresses. Use another one.
problem-mail-long = Too long for a mail address: at most { $most } characters, and { $local } before the @.
problem-password-length = Between { $fewest } and { $most } characters. A phrase is fine.
problem-link = This is not a web address. It must begin with https://
problem-choice = This is none of the choices.
problem-topic-gone = This topic is no longer one of the edition. Choose another; your texts are still here.
problem-taken = Something else is called that already. Choose another name.
problem-address-used = Somebody has an account with this address already. Nothing was changed: take this juror out and invite the person by the right address.
problem-too-many-files = No more files can be added; the most is { $most }. Remove one first.
problem-file-too-large = The file is too large: at most { $most }. Nothing was changed.
problem-daily-bytes = That is more than may be sent in a day. { $left } are left now; this file can be sent from { $again }. Nothing was changed.
problem-kept-bytes = Your team would keep more than { $most }, hand-ins included. { $left } are left: replace large files by smaller ones, or write to the organisers. Nothing was changed.
problem-file-empty = The file is empty. Nothing was changed.
problem-cover-kind = A cover is a picture: { $kinds }. Other files go under the files of the entry.
problem-kind-not-taken = This call takes { $kinds } only. Your draft has not changed.
problem-not-eligible = The award is not for the main topic of these entries: { $names }. Nothing was recorded.
problem-file-kind = The content is not what the name says ({ $found }). PNG, JPEG, WebP, SVG, PDF, CSV and MP4 are taken; the cover must be a picture.
problem-file-kind-unknown = The content is of no known kind. PNG, JPEG, WebP, SVG, PDF, CSV and MP4 are taken; the cover must be a picture. Your draft has not changed.
problem-file-cut-off = The { $kind } file is damaged or cut off. Export it and upload it again.
problem-file-too-heavy = Unpacking or drawing this file takes more than { $seconds } seconds or { $memory } of memory. Your draft has not changed. Export it with fewer effects (blur, shadows, filters), fewer points or smaller pictures, or as PNG, and upload it again.
problem-file-unpacks = A part of the file unpacks to more than { $most }. Your draft has not changed. Export it with another program, or print it as PDF, and upload it again.
problem-file-active = The file holds something that cannot be taken: { $finding }. Remove it and upload the file again.
active-document-type = a document type definition (DTD) whose entities multiply
active-script-attribute = the attribute { $name }, which runs a script
active-elsewhere = a link to somewhere else ({ $what })
active-attached-files = attached files
active-rich-media = embedded rich media
active-form = an XFA form
active-action = an action that starts a program or sends data
active-password = a password
unreadable-not-utf8 = The file is not UTF-8. Save it as UTF-8 and upload it again.
unreadable-too-many-parts = The file has too many parts or levels. Simplify it and upload it again.
unreadable-not-drawn = The file can be read but not drawn. Export it and upload it again.
unreadable-properties = Its document properties, which may tell who made it, cannot be removed. Export it without properties and upload it again.
unreadable-disk = The file could not be read just now. Your draft has not changed; try again.
problem-picture-too-large = The picture has { $width } × { $height } pixels. At most { $side } per side and { $megapixels } megapixels.
problem-table = Line { $line }, column { $column }: { $finding }
problem-data-file = The file cannot be prepared: { $finding } The file as it came is kept, and nothing was published.
table-line-too-long = the line is longer than { $most } bytes
table-nul = there is a NUL byte
table-not-utf8 = the text is not UTF-8: save it as “CSV UTF-8” and upload it again
table-open-quote = a quotation mark is opened here and never closed
table-cells = { $found ->
    [one] one cell instead of { $expected }
   *[other] { $found } cells instead of { $expected }
}
table-markup = the XML does not go on as it should
problem-out-of-scale = The mark must be between 0 and { $highest }.

## Every page

shell-skip = Skip to content
shell-menu = Menu
shell-languages = Language
shell-trail = Where you are
text-elsewhere = Part of this page is not in English yet: it is in { $languages }.
shell-unsaved = Another form on this page has changes that are not saved and would be lost. Save them first, or press again to continue without them.
menu-call = The call
menu-gallery = Gallery
menu-results = Results
menu-data = Data
menu-mails = Mails
menu-desk = My desk
menu-sign-in = Sign in
menu-of-edition = { $word } { $edition }
line-wait = { $count ->
    [one] waits
   *[other] wait
}
line-due = due now
step-overview = Overview
step-plan = Plan
step-criteria = Criteria
step-ranking = Ranking
step-meeting = Meeting
step-letters = Letters
step-settings = Settings
foot-line = Certamen, open source. Data: { $sources }.
foot-accessibility = Accessibility
foot-privacy = Privacy
edition-example = Example edition: its people, teams and works are made up.
done-saved = Saved.
done-signed-out = You are signed out.
done-mailed = We have sent you a mail, if this address has or may have an account. Open the link in it to continue.
done-verified = Your address is confirmed and you are signed in.
done-disowned = Forgotten. There is no account with what was typed there, and nobody gets in with it.
done-password = Your password is new and your other sessions have ended.
done-team = Your team exists. Invite people, or begin your draft.
done-joined = You are a member of the team.
done-left = You have left the team.
done-renewed = There is a new link. The old one no longer works.
done-handed-over = The team has a new captain.
done-member-removed = They are no longer in the team and were told by mail. The old invitation link no longer works.
done-member-readmitted = They can join again by the invitation link. Send it to them.
done-uploaded = The file is in your draft.
done-uploaded-without = The file is in your draft. Removed from it: { $parts }. Look at it before you hand in.
taken-out-type = the document type, which no browser needs
taken-out-links = links to other places
taken-out-html = HTML within the drawing
taken-out-authors = the authors of notes
done-removed = The file is no longer in your draft.
done-handed-in = Handed in. This is your receipt; every member also has it by mail.
done-withdrawn = The entry is withdrawn. Its files and receipts are kept.
done-excluded = The entry is out of the contest. Its team was told by mail.
done-readmitted = The entry is in the contest again. Its team was told by mail.
done-finished = Sheet finished. It counts for the ranking; you can reopen it while the round lasts.
done-reopened = The sheet is open again and does not count until you finish it.
done-conflict = Noted.
done-invited = The invitation is on its way.
done-round-closed = The round is closed: no marks are saved any more.
done-round-reopened = The round follows its calendar again.
done-assigned = The entries are assigned.
done-decided = The decision is recorded.
done-decided-finalists = The decision is recorded. Entries that only this award had made finalists are none any more.
done-published = Published.
done-unpublished = No longer public.
done-scheduled = Scheduled.
done-unscheduled = The schedule is cancelled.
done-prepared = The data set is prepared. Look at it before you publish it.
done-kept-raw = The file is kept but could not be prepared yet. You see here why, and can overrule what was guessed.
done-described = The description is saved.
done-unchanged = The portal has the same file: there is nothing new.

## Front page and calls

problem-not-found = Not found
problem-home = Back to the front page
home-empty = Nothing is announced yet. The next contest will be announced here.
home-next = What you can do next
home-next-edition = You run this service, and no edition is open. Make one step by step, and nobody else sees it before you open it; or take one in from a file.
home-next-data = Data sets can be prepared and published today:
home-past = Past editions
home-new-edition = New edition
home-explore = Explore the data
home-figures = The contest in figures
home-days-left = Days left
home-days-to = Days to go
home-works = Published works
home-datasets = Data sets
home-datasets-fact = cleaned, described and ready to use
home-prizes = Prizes
home-calendar = Each city’s phases begin and end by its own clock.
home-today = Today, { $day }
home-open-now = open now
home-chosen = Chosen: { $edition }
home-reasons = Results and reasons
home-charts = Start from a chart
home-all-data = All data sets: { $count }
edition-topics = Topics
topic-goal = SDG { $number }
phase-registration = Registration
phase-submission = Submission
phase-screening = Screening
phase-final = Final
phase-publication = Publication
phase-over = All phases are over.
phase-paused = Paused for now.
phase-open-until = { $phase }: until { $moment }
phase-starts = { $phase }: begins { $moment }
call-take-part = Take part
call-deadline = Deadline
call-grace = { $minutes ->
    [one] What was begun in time may be finished within one minute after it, by the server’s clock.
   *[other] What was begun in time may be finished within { $minutes } minutes after it, by the server’s clock.
}
call-no-grace = It ends on the second, by the server’s clock.
call-your-zone = Your time
call-criteria = Criteria and weights
call-awards = Awards
call-rules = Rules
call-legal = Legal bases
call-contact = Contact
call-entries = Files and data of an entry
call-required-count = { $count ->
    [one] At least one data set of the catalogue is used.
   *[other] At least { $count } data sets of the catalogue are used.
}
call-required-named = These data sets are used: { $names }.
call-award-topics = Main topic: { $names }.
call-order-corrected = Entries are ranked by the weighted mean of the finished sheets; where jurors scored different entries, it is corrected for how severe each juror is.
call-order-raw = Entries are ranked by the weighted mean of the finished sheets, as the jurors gave them.
call-team-size = { $size ->
    [one] Everyone takes part alone: a team is one person.
   *[other] Teams of at most { $size } people.
}
accessibility-standard = This site aims at WCAG 2.2 level AA (EN 301 549). Every page is checked automatically with axe, light and dark, and works by keyboard and without JavaScript.
accessibility-gaps = What is missing: the works are the teams’ own and may not be accessible; every cover has a text that describes it.
accessibility-complaint = If something does not work for you, write to the organisers of the call; they have twenty working days to answer. If they do not, you may turn to the enforcement body of your country.
privacy-stored = We store your name, your address, your language and what you do in the contest: team, entry, marks or decisions. Your password is kept only as an argon2id hash. No data leave this service.
privacy-cookie = There is one cookie, the session’s, and only when you sign in. There are no analytics and nothing from other sites.
privacy-rights = You may ask the organisers for a copy of your data or for their erasure. What was handed in and judged is kept as long as the result must be explained.
mails-lead = This is the demo: these mails would have been sent. Their links work.
mails-empty = There is no mail yet.

## Islands

countdown-left = { $days } d { $clock } left
countdown-over = The deadline has passed.
draft-saves-itself = Your draft saves itself.
comments-save-themselves = Comments save themselves.
saving = Saving…
saved-now = Saved
draft-saved-only = Saved in your draft. Receipt { $receipt } is what is handed in, until you hand in again.
saved-at = Saved { $time }
saved-mark = Saved { $time } · { $criterion }: { $mark }
save-waits = No connection: it is kept in this browser and sent as soon as possible.
refused-stale-text = Somebody else, or another tab, saved before you. What you typed is still here and is not saved yet.
stale-keep-mine = Save my version
stale-show-theirs = Discard mine and take the other version
refused-signed-out-kept = Your session has ended. What you typed is kept here: sign in in another tab and it will be saved.
session-ended-title = Your session has ended
session-ended-lead = What you sent is not saved, but it is kept on this page. Sign in in another tab, then come back here and send it again.
session-ended-sign-in = Sign in in another tab
session-ended-again = Send it again
refused-fields-draft = Not saved: a field is too long or not valid. Press “Save” to see which.
sheet-saves-itself = Every mark saves itself.
sheet-not-marked = Not marked yet.
sheet-stale = { $criterion }: another tab or device had saved { $kept }, which is shown. You had chosen { $chosen }.
sheet-unsaved = Chosen, but not saved: { $marks }.
mark-again = Take { $mark } for { $criterion }
mark-between = Between { $low } (“{ $low_text }”) and { $high } (“{ $high_text }”)
mark-above = Above { $step } (“{ $meaning }”)
mark-below = Below { $step } (“{ $meaning }”)

## Accounts

account-sign-up = Create an account
account-name = Name
account-name-hint = As your team and the organisers see it. Up to 80 characters.
account-organisation = Organisation
account-organisation-hint = Where you work or study, by its full name; empty if nowhere. It keeps jurors from scoring entries of their own organisation and is shown to the organisers only. Up to { $most } characters.
account-mail = Mail address
account-mail-hint = We will send you a link to confirm it; you choose your password then.
account-password = Password
account-password-hint = At least { $fewest } characters. A phrase is fine.
account-have-one = I have an account
account-by-link = Sign in by a mailed link
account-by-link-lead = This is how jurors usually sign in: without a password.
account-forgotten = I forgot my password
account-forgotten-lead = We will send you a link to choose a new one.
account-send-link = Send me the link
account-demo = Demo: the addresses and passwords of each role are in the terminal where it was started and in the README. They work on this machine only.
account-continue = Continue
account-make = Make the account
account-verify = Confirm your address
account-verify-lead = Your address { $mail } is confirmed. Look at the name, choose a password, and the account is yours.
account-disown = It was not me
account-disown-hint = If you did not ask for an account, “It was not me” forgets what was typed.
account-enter-lead = The link works once.
account-new-password = Choose a new password
account-title = My account
account-no-password = You sign in by mailed links and have no password yet.
account-sign-out = Sign out
account-sessions = Open sessions
account-browser = Browser
account-seen = Last seen
account-this-session = This one
account-end = End it
table-action = Action
desk-hello = Hello, { $name }.
desk-judged = You judge
desk-joined = You take part
desk-organised = You organise
desk-data = Prepare and publish data sets
desk-empty = You do not take part in any call yet.
desk-past = Past editions
desk-nothing-waits = Nothing waits for you.
desk-waiting = { $count ->
    [one] One thing waits.
   *[other] { $count } things wait.
}
desk-waiting-until = { $count ->
    [one] One thing waits, until { $until }.
   *[other] { $count } things wait, the first until { $until }.
}
desk-draft-saved = Draft, saved on { $day }
desk-no-picture = no picture yet
desk-missing = { $count ->
    [one] One thing is missing: { $fields }.
   *[other] { $count } things are missing: { $fields }.
}
desk-complete = Nothing is missing. Hand it in: only then does it count.
desk-awaits = The jury has it. There is nothing to do.
desk-results = The awards are public.
desk-letter = The jury has written to you.
desk-verb-finish = Finish the draft
desk-verb-receipt = Open the receipt
desk-verb-results = See the results
desk-verb-letter = Read the letter
desk-score = { $count ->
    [one] Score one entry
   *[other] Score { $count } entries
}
desk-next = Next: “{ $title }”.
desk-finished = { $count ->
    [one] Your sheet is finished
   *[other] All { $count } sheets are finished
}
desk-finished-lead = You can change it while the round lasts.
desk-pairs-lead = Choose between the finalists two by two.
desk-conflicts-lead = Say before it begins which entries others must judge.
desk-round-over = The round is over
desk-verb-score = Begin scoring
desk-verb-compare = Compare them
desk-verb-sheets = See your sheets
desk-lacking = { $count ->
    [one] One entry lacks jurors
   *[other] { $count } entries lack jurors
}
desk-flags = { $count ->
    [one] One flag waits for an answer
   *[other] { $count } flags wait for an answer
}
desk-undelivered = { $count ->
    [one] One mail did not arrive
   *[other] { $count } mails did not arrive
}
desk-idle = { $count ->
    [one] One juror has not begun
   *[other] { $count } jurors have not begun
}
desk-no-drafts = No draft is left to hand in
desk-drafts = { $count ->
    [one] One draft is not handed in
   *[other] { $count } drafts are not handed in
}
desk-handed-in = { $count ->
    [one] One entry is in.
   *[other] { $count } entries are in.
}
desk-open-sheets = { $count ->
    [one] One sheet is not finished
   *[other] { $count } sheets are not finished
}
desk-undecided = { $count ->
    [one] One award is not decided
   *[other] { $count } awards are not decided
}
desk-letters = { $count ->
    [one] One letter has not been sent
   *[other] { $count } letters have not been sent
}
desk-set-up = Look through texts and dates
desk-no-jury = Nobody is on the jury yet
desk-assigned = Everything is assigned; the round has not begun
desk-all-finished = All sheets are finished
desk-no-finalists = The round is over and there are no finalists
desk-finalists-chosen = The finalists are chosen and not public
desk-next-round = The next round needs a plan
desk-awards-decided = The awards are decided and not public
desk-nothing-left = Nothing is left to do
desk-verb-settings = Open the settings
desk-verb-invite = Invite jurors
desk-verb-assign = Assign jurors
desk-verb-flags = Answer the flags
desk-verb-addresses = Correct the addresses
desk-verb-remind = Send reminders
desk-verb-entries = See the entries
desk-verb-plan = Open the plan
desk-verb-jury = See how the jury works
desk-verb-finalists = Choose the finalists
desk-verb-publish-finalists = Publish the finalists
desk-verb-meeting = Hold the meeting
desk-verb-publish-awards = Publish the awards
desk-verb-letters = Look at the letters
desk-verb-overview = Open the overview
desk-service = You run the service
desk-first-edition = There is no edition yet. Make the first one.
desk-next-edition = The newest edition is over. Make the next one.
desk-edition-step = Set up the edition: step { $step } of { $total }
desk-edition-complete = Everything is set up; the edition is not open yet

## Teams and entries

team-title = Team
team-found = Create the team
team-found-lead = Whoever creates the team is its captain and invites the others by a link. You need a team even if you take part alone.
team-name = Team name
team-captain = Captain ·
team-since = since { $day }
team-to-entry = Open the entry
team-members = Members
team-organisation = Say in your account where you work or study: then no juror of the same organisation scores your entry.
team-invite = Invitation link
team-invite-lead = Send this link to those you want in the team. Whoever has it can join while there is room.
team-renew = Make a new link and cancel this one
team-leave = Leave the team
team-leave-lead = You will no longer see the entry. The team and what was handed in stay.
team-join = Join the team
team-join-title = You are invited to the team “{ $name }”
team-join-until = Whoever has the link can join until { $ends }.
team-join-over = Nobody can join any more: teams were open until { $ended }.
team-found-over = Registration has ended: teams could be created until { $ended }.
team-join-still = With an invitation link you can still join a team, until { $ends }.
team-renew-lead = Whoever has the old link can then no longer join. Members stay.
team-hand-over = Make captain
team-remove = Remove from the team
team-remove-lead = They no longer see the entry, are told by mail and cannot come back by the link, which is renewed. Their name no longer stands with it.
team-manage = Change
team-removed = Removed from the team
team-readmit = Let them join again
team-leave-over = The entry can no longer be changed, so the members stay as they are. If somebody must go, write to the organisers.
roster-title = The team and its people
roster-lead = Everybody who is or ever was in this team. None of them scores its entry, even after leaving.
roster-state = In the team
roster-member = Member
roster-captain = Captain
roster-former = Left
roster-removed = Removed
roster-remove-lead = They read your reason in a mail, no longer see the entry and cannot come back by the link. If it is the captain, whoever joined first leads the team.
roster-readmit-lead = They can join again by the team’s link, as long as teams are open.
roster-reason = Reason, which they read
limit-characters = Up to { $most } characters.
entry-draft = Draft
entry-number = Entry { $number }
entry-title = Title
entry-summary = Abstract
entry-alternative = What the cover shows
entry-alternative-hint = For those who cannot see it. Up to { $most } characters.
entry-topic = Main topic
entry-topics = Further topics
entry-datasets = Data used
entry-required-data = Data asked for by the call
entry-sources = Other sources
entry-sources-hint = Name, address and licence of each source.
entry-link = Interactive version
entry-link-hint = A web address, if there is one. The jury of a blind round does not see it.
entry-licence = Licence
entry-licence-hint = What others may do with the entry.
entry-cover = Cover picture
entry-work-file = File of the entry
entry-files = Files
entry-files-hint = { $kinds } are taken, at most { $size } each. Files beside the cover: { $most } at most. The content is checked, not the name.
entry-files-work = Opening and drawing one may take { $seconds } seconds and { $memory } of memory at most.
entry-files-metadata = Metadata that tell who made a file, where and with what (EXIF, XMP, properties) are removed; the receipt gives the hash of what is kept.
entry-files-room = A team and each person may send { $daily } a day ({ $today } are left); { $kept } are kept, hand-ins included ({ $left } are left).
entry-remove = Remove { $name }
remove = Remove
upload = Upload
upload-sending = Sending: { $percent } %
upload-checking = It has arrived. Its content is being checked…
upload-failed = The upload broke off and the file is not in your draft. Everything else is as before; try again.
save = Save
cancel = Leave it
previous = Previous
next = Next
entry-state-draft = Not handed in yet.
entry-state-submitted = Receipt { $receipt } is handed in. You can change it and hand it in again until the deadline; until then the receipt counts.
entry-state-changed = Receipt { $receipt } is handed in. Changed since: { $fields }. Hand in again if the changes are to count.
entry-changed = Receipt { $receipt } is handed in. You have changed something since: hand in again if it is to count.
entry-state-before = Handing in has not begun yet. You can prepare your draft.
entry-state-never = Nothing was handed in before the deadline: this draft is neither judged nor shown.
entry-state-counts = What counts is receipt { $receipt } of { $when }.
entry-state-uncounted = What was changed afterwards does not count: { $fields }.
entry-state-withdrawn = Withdrawn: it is neither judged nor shown.
entry-state-excluded = Removed from the contest by the organisers: it is neither judged nor shown.
entry-extended = Extended for your team until { $until }.
entry-extension-passed = Your team had been given until { $until }. The deadline of the call is now later, so that one counts.
entry-checklist = Checklist
entry-missing = (missing)
entry-there = (done)
entry-incomplete = What is missing is marked above. Handing in saves your words in any case.
entry-legal = Read before you hand in:
entry-names = The jury judges blind, but “{ $name }” appears in: { $field }. Delete it and hand in again, unless you mean it.
entry-hand-in = Hand in
entry-hand-in-again = Hand in again
entry-hand-ins-most = It can be handed in { $most } times a day; left today: { $left }.
entry-receipts = Receipts
entry-no-receipts = None yet.
entry-withdraw = Withdraw the entry
entry-withdraw-lead = The entry will be neither judged nor shown, and cannot be handed in again. Its files and receipts are kept.
entry-withdraw-captain = Only the captain of your team, { $captain }, can withdraw the entry.
receipt-number = Receipt { $number }
receipt-by = Handed in by { $name }
receipt-withdrawn = The entry was withdrawn. This receipt stays as proof of what was handed in; the jury does not see it.
receipt-replaced = Receipt { $number } replaced this one and is the one that counts.
receipt-replace = You can still change the entry and hand it in again; the last receipt counts. Until: { $ends }.
receipt-next = The jury begins on { $starts }.
receipt-file = File
receipt-size = Size
receipt-hash = Fingerprint of the hand-in (SHA-256):

## Jury

jury-title = Jury
jury-not-open = The round has not begun yet.
jury-open-until = Round open until { $ends }
jury-progress = { $finished } of { $all ->
    [one] one sheet finished
   *[other] { $all } sheets finished
}
jury-progress-label = Progress
jury-go-on = Continue
jury-empty = No entries are assigned to you yet.
jury-entry = Entry
jury-marks = Marks
jury-state = State
jury-state-conflict = Stepped back
jury-state-finished = Finished
jury-state-begun = Begun
jury-state-new = To do
sheet-title = Sheet for entry { $number }
sheet-work = The entry
sheet-blind = Blind round
sheet-file = File
sheet-comment-team = For the team, after publication
sheet-comment-jury = For the jury
sentences-title = Sentences for the team
sentences-lead = Mark the sentences of your comment to the jury that the team may read too. A sentence that you change afterwards must be marked again. Nobody is told who wrote what.
sentences-none = Your comment to the jury is empty. Write it on the sheet first.
sentences-save = Save the choice
sentences-read = What the team reads
sentences-nothing = Nothing from you so far.
sentences-back = Back to the sheet
order-title = My own order
order-lead = Put the entries in the order in which you would place them, the best first. Only you see this list; it changes no mark and no ranking. It warns where it contradicts your marks.
order-agrees = The order and your marks agree.
order-against = Pairs in which the order contradicts your marks: { $count }.
order-contradicts = You gave more to: { $works }.
order-contradicts-more = You gave more to: { $works } and { $count } more.
order-points = Points of your marks, of 100
order-drag = Drag to move
order-up = One place up
order-down = One place down
order-reset = Back to the order of my marks
sheet-finish = Finish the sheet
sheet-reopen = Open the sheet again
sheet-handed-in-since = The team handed in again after you had begun: { $moment }. Please check whether your marks still fit.
sheet-entries = Entries
sheet-keys = Keyboard shortcuts
keys-tab = Tab
keys-tab-text = goes to the next criterion
keys-arrows = Arrows
keys-arrows-text = move among the marks of a criterion; nothing is marked. Elsewhere they scroll the page
keys-space = Enter or Space
keys-space-text = gives the mark that has the focus
keys-digits-text = in a criterion: gives that mark. 1 and then 0 gives 10
keys-next-text = goes to the next entry
keys-help-text = opens this list; Escape closes it
keys-single = Use the keys of one character (0–9, n, ?)
keys-single-text = Kept in this browser. Turn it off if you speak to your computer or press keys by chance.
keys-close = Close
sheet-conflict = Step back from this entry
sheet-conflict-lead = Then the sheet does not count, and the organisers see why. You can undo it while the round lasts.
sheet-conflict-reason = Reason
sheet-conflict-declare = Step back
sheet-conflict-declared = You stepped back from this entry.
sheet-conflict-withdraw = Score it after all
sheet-typed = What you typed
sheet-history = History of my marks

## Organisers

organise-title = Organise
organise-entries = Entries
organise-submitted = Handed in
organise-jurors = Jurors
organise-sheets = Sheets finished
organise-jury = Jury
organise-changed = Last change
organise-extended = extended until { $until }
organise-assigned = Assigned
organise-conflicts = Stepped back
organise-progress-of = Progress of { $name }
organise-export-entries = Entries as CSV
organise-works-zip = All entries (ZIP)
call-entry-changed = What stands here was handed in. The team has changed its draft since; that does not count yet.
hand-in-replaced = This hand-in was replaced: receipt { $receipt } is the one that counts.
hand-in-newest = Show what counts
organise-export-marks = Marks as CSV
organise-invite = Invite a juror
organise-invite-organisation = If you know it: they will not score entries of their own organisation.
organise-invite-again = Send the invitation again
organise-list = Invite several jurors
organise-list-lines = In each line address, name, language (ca, es, en or ja) and, if you know it, organisation, with commas, semicolons or tabs between them. A first line may name the columns (address,name,language,organisation) in another order. At most { $most } people. Nobody is invited unless every line is right.
organise-round-of = The round: { $round }
organise-rounds = Rounds
organise-round-open = The round follows the calendar.
organise-round-closed = The round was closed by hand: no marks are saved.
organise-close-round = Close the round
organise-reopen-round = Reopen the round
organise-ranking = Ranking and decisions
organise-finalist = Finalist: { $title }
organise-save-finalists = Save the finalists
finalists-apart-confirm = I choose these finalists although the jury falls into parts that nothing compares.
award-apart-confirm = I decide this although the jury falls into parts that nothing compares.
organise-decisions = Decisions
organise-publication = Publication
organise-publication-lead = Each part is published on its own. Until then nobody outside sees any of it.
organise-log = Log
log-invite-juror = A juror was invited
log-assign = Entries were assigned
log-finalists = The finalists were saved
log-decision = An award was decided
log-close-round = The round was closed
log-reopen-round = The round was opened again
log-publish = Published: { $what }
log-unpublish = Taken back: { $what }
log-publication-planned = Scheduled: { $what }
log-publication-unplanned = Schedule cancelled: { $what }
log-publication-missed = Not published at its moment: { $what }
ranking-empty = No sheet is finished yet.
ranking-finalist = Finalist
ranking-rank = Rank
ranking-points = Points
ranking-tie = Tie
tie-criterion = Resolved by “{ $criterion }”
tie-preference = Resolved by the jurors’ preference
tie-median = Resolved by the median
tie-vote = Resolved by a vote of the jury
tie-shared = Share the rank, unless the jury votes
award-mention = mention
award-open = Not decided
award-vacant = Vacant
award-pending = Not decided yet
award-choose = Choose the entries
award-none = If you choose none, the award is vacant.
award-reason = Reason, published with the award
award-reason-hint = Needed in at least one language, also where the award is left vacant: it is published with the award and appears in the minutes. Readers of a language without a text see another one. Up to { $most } characters in each language.
award-reason-others = In the other languages
award-reason-others-written = In the other languages (written in { $names })
award-record = Record the decision
stage-finalists = Finalists
stage-winners = Awards
stage-scores = Scores
stage-comments = Comments to the teams
stage-public = Public
stage-private = Not published
stage-publish = Publish
stage-take-back = Take back
stage-publish-lead = Everybody will be able to see it at once.
stage-unsettled = Still open:
stage-confirm = Publish all the same
stage-take-back-lead = It will no longer be shown; who saw it, saw it. Taking back the finalists takes back everything.
state-draft = Draft
state-submitted = Handed in
state-withdrawn = Withdrawn
exclusion-wish = Withdrawn at the team’s wish
exclusion-disqualified = Disqualified
exclusion-title = Remove from the contest
exclusion-lead = The entry leaves every list, plan and ranking and is not shown in public. Its files, marks and comments are kept, and you can put it back. Its team gets the reason by mail.
exclusion-sheets = Sheets that jurors have begun on it: { $count }. They count for nothing as long as it is out.
exclusion-kind = Why
exclusion-reason = Reason, as the team will read it
exclusion-reason-hint = Name the rule or the request. Up to { $most } characters.
exclusion-why = Why it was removed
exclusion-undo = Put back into the contest
exclusion-undo-lead = Everything stands as it did before, its marks included. The team is told by mail.

## Gallery and results

gallery-all = All
gallery-lead = Published works: { $count }
gallery-empty = No works are published yet.
gallery-more = More works
work-comments = What the jury says
work-score = { $points } of 100, rank { $rank }, { $jurors ->
    [one] one juror
   *[other] { $jurors } jurors
}
results-none = No results are published yet.
results-not-yet = The results of this call are not published yet.
results-published = Published: { $moment }
results-method = Finalists are listed alphabetically.
ranked-by-complete = Weighted mean of the jurors, out of 100 points. Every juror scored every entry, so there is nothing to correct.
ranked-by-means = Weighted mean of the jurors, out of 100 points, not corrected for how severe each juror is.
ranked-by-corrected = Estimate out of 100 points: the weighted mean of the jurors, corrected for how severe each juror is, because they scored different entries.

## Publication
publication-announced = Announced in the calendar
publication-early = { $moment }. Published now, it comes before the date in the calendar.
publication-readers = Seen by
publication-missing = Missing
publication-open = Still open
publication-complete = Nothing.
publication-since = Public since { $moment } ({ $name })
publication-ready = Ready, not public
publication-not-ready = Not possible yet
publication-finalists = Everybody, in the gallery and the results: pictures, texts and teams of the finalists. Finalists: { $count }
publication-winners = Everybody, in the results and the gallery: who holds which award, with the reason. Decisions: { $count }
publication-scores = Everybody, in the results: rank and points of the finalists. No juror’s name and no single mark. Finalists: { $count }
publication-comments = Everybody, beside each finalist: what the jury wrote to its team and you did not keep back. Comments: { $count }
publication-preview = See how it will look
publication-see = See it as a visitor
publication-more = And more: { $count }
publication-planned = Becomes public: { $moment }
publication-planned-by = Becomes public by itself. Scheduled by { $name }.
publication-missed = It did not become public at its moment. When: { $moment }. Why: { $reason }
publication-schedule = Schedule
publication-moment = When
publication-moment-hint = In { $zone }. It becomes public by itself, unless what it was decided from changes until then: in that case you and the other organisers get a mail.
publication-cancel = Cancel the schedule
publication-forget = Put this note away
preview-title = Preview: { $what }
preview-lead = Only organisers see this page. Everybody will see the results like this once this part is public.
missing-finalists = No finalists are chosen.
missing-public-finalists = The finalists are not public yet.
missing-decisions = No award is decided.
missed-changed = What was decided has changed since it was scheduled.
missed-unsettled = Something was still open.
missed-nothing = There was nothing to show, or the finalists were not public.
missed-apart = The jury had fallen into parts that nothing compares.
missed-denied = It was not allowed then: whoever scheduled it could no longer publish, or the call was paused.

## Data desk

data-lead = Open data of the cities, cleaned and documented, with a chart to start from.
data-new = Prepare a data set
data-new-lead = Upload the file as the portal publishes it. A recipe is proposed and applied, and you see what was changed; nothing is published until you say so.
import-title = Import from a portal
import-lead = Paste the address of the data set’s page on a CKAN portal, such as { $portals }. Its title, licence and files are read; you choose.
import-address = Address of the page
import-address-hint = It has /dataset/ and the name of the data set in it.
import-find = See what there is
import-files = Which file?
import-fetch = Fetch and prepare
import-licences = The portal names licences that contradict each other: { $licences }. Ask the publisher, and write down which one holds.
import-refresh = Look for a newer file
portal-not-an-address = This is not the address of a data set’s page. It must begin with https:// and contain /dataset/.
portal-inner = The address leads into a private network, and nothing was asked for. Whoever runs the service can allow it.
portal-slow = The portal did not answer in time. Nothing has changed; try again later.
portal-not-a-portal = What answered is a web page, not the data of a CKAN portal. Download the file and upload it yourself.
portal-unknown = The portal knows no such data set or file.
portal-broken = The portal could not be read: { $reason }. Nothing has changed.
data-empty = There is no data set yet.
data-search = Search
data-search-hint = Title, description or publisher.
data-any-city = All cities
data-any-licence = Any licence
data-topic = Topic
data-any-topic = Any topic
data-topic-population = Population
data-topic-economy = Economy and work
data-topic-housing = Housing
data-topic-mobility = Mobility
data-topic-environment = Environment and climate
data-topic-safety = Safety and emergencies
data-topic-culture = Culture and tourism
data-topic-territory = Territory
data-filter = Filter
data-found = Data sets: { $count }
data-none-found = None fits.
data-clear = Clear the filters
data-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
data-publisher = Publisher
data-attribution = Attribution
data-source = Source
data-invented = Invented values
data-invented-source = Schema after { $source }; the values are invented.
data-invented-field = The values are invented: the source is only the model for the columns
data-prepared = Prepared
data-raw = Raw file
data-area = Area
data-draw = Draw
data-chart = Starter charts
data-table = The chart’s table
explore-title = Explorer
explore-lead = Pick a data set, a kind of chart and columns. The page’s address is the chart: you can send it to somebody.
explore-from-here = Continue in the explorer
explore-choose = Choose
explore-dataset = Data set
explore-kind = Kind of chart
explore-hint = Change the kind and draw: what was chosen stays where it fits, and the rest is filled in. Only columns that fit are offered.
explore-none = —
explore-groups = Groups
explore-time = Time
explore-areas = Areas
explore-first = First value
explore-second = Second value
explore-points = Points
explore-weekday = Weekday or moment
explore-hour = Hour
explore-date = Date or day
explore-year = Year
explore-age = Age
explore-sex = Sex
explore-month = Month
explore-city = City
explore-value = Measured value
explore-series = Series
explore-part-x = the first column
explore-part-by = the groups or series
explore-facet = Side by side
explore-measure = Aggregate
explore-count = count
explore-sum = sum
explore-mean = mean
explore-share = share of the whole
explore-only = Only rows where
explore-is = is
explore-other = The second value is from
explore-same = the same data set
explore-nothing-shared = The two data sets have no areas in common: choose one with the same areas.
explore-address = Address of the chart
explore-rule = Line for the recipe
explore-code = Code in { $program }
explore-busy = Too many charts are being drawn right now. Try again in a moment.
explore-too-large = The explorer draws tables of up to { $most } rows. This data set has its starter charts.
explore-bars = Bars
explore-lines = Lines
explore-map = Map
explore-scatter = Scatter plot
explore-slope = Slopes
explore-histogram = Histogram
explore-week = Weekday and hour
explore-calendar = Calendar
explore-stripes = Stripes
explore-pyramid = Population pyramid
explore-climate = Climate
explore-outline = Outlines
unfit-part = Choose { $part } first.
unfit-column = The table has no column { $column }.
unfit-numbers = The column { $column } holds no numbers.
unfit-time = The column { $column } holds no years, months or dates.
unfit-area = The column { $column } holds no codes { $areas }.
unfit-area-more = { $areas }, or { $more }
unfit-area-city = of areas of { $city }
unfit-groups = That makes more than { $most } groups: choose a column with fewer values.
unfit-groups-of = { $column } has { $count } different values, and the chart shows { $most } groups at most. Choose a column with fewer values.
unfit-only = No row has { $is } in { $column } and the values that the chart needs.
unfit-kind = { $kind }: this data set has no columns that give such a chart. Choose another kind.
unfit-nothing = No row has the values that the chart needs.
finding-at = Line { $line }, column { $column }: { $finding }
finding-recipe = The recipe does not fit the file: { $finding }
finding-empty = The file is empty.
finding-header-only = The table has a header and no rows.
finding-too-large = The file has { $bytes }; the most is { $most }.
finding-document-too-large = The document has { $bytes }; the most is { $most }. A CSV may be far larger.
finding-unpacks = It unpacks to more than { $most }.
finding-open-quote = A quotation mark is opened here and never closed.
finding-long-quote = A quotation mark is opened here and not closed within { $most }.
finding-long-line = The line is longer than { $most }.
finding-long-cell = The cell is longer than { $most }. Is a quotation mark not closed?
finding-nul = A NUL character.
finding-split = A quotation mark splits a character.
finding-encoding = Bytes that are not { $encoding }: perhaps this line is in another encoding than the rest.
finding-cells = { $found ->
    [one] One cell instead of { $expected }.
   *[other] { $found } cells instead of { $expected }.
}
finding-more-cells = { $counted ->
    [one] More than one cell instead of { $expected }.
   *[other] More than { $counted } cells instead of { $expected }.
}
finding-columns = More than { $most } columns.
finding-zip = The zip cannot be read: { $error }
finding-zip-members = The zip has { $found } members; the most is { $most }.
finding-zip-empty = The zip holds no table (.csv, .tsv or .txt).
finding-zip-member = The zip has no readable member { $member }: { $error }
finding-spreadsheet = The spreadsheet cannot be read: { $error }
finding-password = The spreadsheet is locked with a password. Save it without one.
finding-sheet = The workbook has no sheet { $sheet }; it has { $known }.
finding-json = The JSON cannot be read: { $error }
finding-not-geojson = The JSON is no GeoJSON feature collection.
finding-short-ring = Feature { $feature }: a ring has { $points ->
    [one] one point;
   *[other] { $points } points;
} it needs four or more.
finding-open-ring = Feature { $feature }: a ring does not end where it begins.
finding-swapped = Feature { $feature }: latitude comes before longitude. GeoJSON has longitude first.
finding-cube-sizes = The JSON-stat names no dimensions, or another number of sizes.
finding-cube-dimension = The dimension { $dimension } is missing.
finding-cube-categories = The dimension { $dimension } has { $found ->
    [one] one category
   *[other] { $found } categories
} and says { $declared }.
finding-cube-cells = The cube has more than { $most } cells.
finding-column = The file has no column { $column }; it has { $known }.
finding-date-format = The column { $column } has the date format { $format }; known are { $known }.
finding-twice-named = Two columns would be called { $column }.
finding-sort-column = Rows are to be sorted by { $column }, which is no column of the prepared table.
finding-header-rows = There must be at least one header row.
finding-delimiter = The delimiter must be one character that can be seen, or a tab.
finding-no-encoding = No encoding is called { $encoding }.
finding-limits = It needed more than { $gigabytes } GB of memory or { $seconds } seconds.
note-formulas = { $count ->
    [one] One cell with a formula: the last saved result was taken.
   *[other] { $count } cells with a formula: the last saved result was taken.
}
note-other-sheets = Sheets that were not read: { $sheets }. The recipe may name another.
note-renamed = Columns whose name was taken, now called: { $columns }.
report-figures = Charts that the table does not give
problem-chart-rule = This word says nothing about a chart: { $word }. A line begins with its kind, such as bars x=barri.
data-recipe-figures = Charts, one per line
data-recipe-figures-hint = The explorer gives the line of each chart.
data-dictionary = Dictionary
data-column = Column
data-kind = Type
data-missing = Missing
data-distinct = Distinct
data-range = From – to
data-mean = Mean
data-preview = First rows
data-report = What was changed
data-report-rows = Rows read: { $read }. Rows below the data, left out: { $below }. Rows that sum up others, marked: { $aggregate }.
data-recipe = Recipe
data-recipe-hint = Leave it empty to have one proposed. You may also write only what you know, for instance delimiter = ";".
data-recipe-change = Review the recipe
data-recipe-title = How the file was understood
data-recipe-lead = Every guess can be overruled. Preparing again makes a draft: the public sees nothing until you publish it.
data-recipe-failed = This file could not be prepared yet
data-recipe-file = The file
data-recipe-structure-hint = If you change one of these, the columns are proposed anew.
data-recipe-format = Format
data-recipe-encoding = Encoding
data-recipe-delimiter = Delimiter
data-recipe-tab = tab
data-recipe-sheet = Sheet, or table in the ZIP
data-recipe-above = Rows above the header
data-recipe-header = Header rows
data-recipe-decimal = Decimal mark
data-recipe-rows = Rows and values
data-recipe-missing = Markers of missing values, one per line
data-recipe-until-blank = The data end at the first blank row
data-recipe-sort = Columns to sort the rows by, with commas between
data-recipe-lengthen = Columns with a number in their name (hours, years, ages) become rows
data-recipe-columns = Columns
data-recipe-raw-name = In the file
data-recipe-example = Examples
data-recipe-name = Name
data-recipe-digits = Digits
data-recipe-unit = Unit
data-recipe-date-format = How the date is written
data-recipe-again = Prepare again
data-recipe-text = The recipe as text
data-recipe-text-hint = Copy it, change it and run it again. What you delete is proposed anew.
data-before = Before: the first rows of the file
data-after = After: the first rows of the table
data-file-new = Newer file
data-file-new-hint = It is prepared by the same recipe and becomes the draft. Up to { $most }.
data-describe = Edit the description
data-draft = Draft of version { $number }
data-draft-lead = The public does not see this.
data-see-draft = See the draft
data-version = Version { $number }
data-versions = Versions
data-version-old = This is an earlier version.
data-version-current = Go to the current version
data-version-shown = public
data-difference = What is different from version { $number }
data-difference-none = The columns and their values are the same.
data-difference-rows = Rows
data-difference-added = New column
data-difference-removed = Column gone
data-no-rows-fit = No row of the sample fits.
data-sample = { $rows ->
    [one] The first row
   *[other] The first { $rows } rows
}
data-sample-contains = Contains
data-about-distinct = about { $count }
data-spread = Distribution
data-spread-alternative = Histogram of { $column }, from { $smallest } to { $largest }
data-used = { $count ->
    [one] Used by one published work
   *[other] Used by { $count } published works
}
kit-download = Starter kit (ZIP)
kit-hint = The table, its dictionary and licence, the charts, and a short script each in Python, R and JavaScript.
kit-scripts = Scripts
data-slug = Short name
data-slug-hint = Lower-case letters, digits and hyphens, up to 60: it becomes part of the address.
data-summary = What it is about
data-city = City
data-licence-hint = As the publisher demands it. The cities publish under: { $licences }
data-file-hint = CSV, XLS, XLSX, GeoJSON, JSON-stat or a ZIP of tables, up to { $most }.
data-prepare = Prepare
kind-integer = whole number
kind-number = number
kind-flag = yes or no
kind-date = date
kind-month = month of a year
kind-moment = date and time
kind-code = code
kind-drop = (left out)
kind-text = text
report-missing = Missing markers
report-trimmed = Blanks
report-encoding = Encoding
report-notation = Notation
report-padded = Codes padded
report-damaged = Damaged
check-title = Check of your data file
check-open = Check the data
check-back = Your entry
check-size = { $rows ->
    [one] One row
   *[other] { $rows } rows
}, { $columns ->
    [one] one column
   *[other] { $columns } columns
}
check-good = Nothing was found that has to be mended.
check-serious = Mend this before you hand in
check-minor = Good to know
check-rows = { $count ->
    [one] (one; row { $rows })
   *[other] ({ $count }; rows { $rows })
}
check-unreadable = The file cannot be read as a table: { $finding } Your draft has not changed.
check-tidy = Download a tidy copy (CSV)
check-tidy-hint = UTF-8, commas, decimal points, dates and codes in their usual form. The file in your entry is not touched.
check-not-utf8 = The text is not UTF-8: save it as UTF-8.
check-not-comma = The cells are not parted by commas.
check-decimal-comma = Numbers have a decimal comma.
check-beside = There is something above the header or below the data.
check-header = The header takes several rows, or a column has no name.
check-duplicates = Rows that are the same as one before.
check-missing = Cells with nothing in them.
check-not-a-number = Cells of a numeric column that are no numbers.
check-not-a-date = Cells of a column of dates that are no dates.
check-unknown-code = Codes that belong to no area of a city.
check-formula = Texts that a spreadsheet would run as a formula.
check-mail = Mail addresses: may they be published?
check-telephone = Telephone numbers: may they be published?
check-identity = Numbers of identity documents: they must not be published.

# The jury: plan, ranking, diagnostics, what jurors tell
plan-title = Who scores what
plan-lead = A plan is proposed, you look at it and change it, and only what you activate reaches the jurors. Who has begun an entry keeps it.
plan-nobody-free = Nobody on the jury may score any entry, because of a conflict or of languages. Invite somebody else.
plan-no-jurors = Nobody is on the jury yet. Invite jurors first; then a plan can be proposed.
plan-invite = Invite jurors
refused-no-jurors = No plan was proposed: nobody is on the jury of this call yet. Invite jurors first.
plan-in-effect = What you see is active.
plan-open = An open plan: none of it is active yet.
plan-propose = Propose a plan
plan-per-entry = Jurors per entry
plan-seed = Seed
plan-seed-hint = The same seed gives the same plan; another one gives another that is as good.
plan-calibration = Entries that everybody scores
plan-calibration-hint = Up to { $most }. They tie the jury together, so that differences in severity can be told.
plan-for-all = for everybody
plan-take = Activate the plan
plan-take-lead = New pairs: { $added }. Removed: { $removed }.
plan-discard = Discard the plan
plan-connectivity = Cohesion of the jury
plan-connectivity-hint = At 0 the jury falls into parts that cannot be compared; the larger the figure, the better differences in severity can be told.
plan-parts = The jury falls into { $count } parts that share no entry: no ranking could compare across them.
plan-meetings = Entries on which two jurors meet
plan-small-jury = The round asks for { $wanted } jurors per entry, and the jury has { $there }. Invite more, or ask for fewer.
plan-missing = Entries that lack jurors: { $count }. A proposal fills them and keeps what stands.
plan-missing-of = { $count ->
    [one] one missing
   *[other] { $count } missing
}
plan-change = Change
plan-full = takes no more entries
plan-save = Save
plan-fixed = has begun
plan-export = Plan as CSV
plan-import = Read a plan from CSV
plan-import-rows = Rows
plan-import-hint = Columns: entry (number) and juror (mail address), one row per pair. It becomes the open plan; nothing becomes active.
plan-brings = Languages, topics, load
plan-reads-all = Reads every language
plan-languages = Languages
plan-languages-hint = Nobody gets an entry of which they read no language. None ticked: all.
plan-topics = Topics of interest
plan-least = Fewest entries
plan-most = Most entries
plan-conflicts = Computed conflicts
plan-conflicts-lead = Who belongs to the same organisation as a member of a team, by mail domain or by what both say of themselves, never gets its entry, unless you know better and say why.
acquaintances-title = To be looked at
acquaintances-lead = No rule forbids these pairs. Where two accounts are one person, ask an administrator to join them; where a juror is too close, let them step back.
acquaintances-name = { $juror }: somebody of this name is in the team “{ $team }” ({ $call }). Is it the same person?
acquaintances-team = { $juror } and { $mate }, of entry { $entry }, are or were both in the team “{ $team }” of another call.
plan-conflicts-none = None.
plan-pair = Juror and entry
plan-overrule = Set aside
plan-overruled = set aside
plan-effort = What the call needs
plan-effort-minutes = Minutes per sheet
plan-effort-hours = Hours per juror
plan-effort-answer = Entries: { $entries }, with jurors each: { $per }. Sheets: { $sheets }. Hours: { $hours }. Jurors, at least: { $jurors }.
plan-effort-count = Count
bar-member = is or was in the team
bar-organisation = same organisation
bar-declared = declared a conflict
bar-recused = stepped back
bar-language = reads none of its languages
refused-barred = { $juror } must not score this entry: { $reason }. Nothing was changed.
problem-plan-header = The first line must be “entry,juror”: the names of the columns, with a comma between them. Nothing was changed.
problem-plan-line = Line { $line } names no entry or no juror of this call. Nothing was changed.
done-planned = A plan is open. None of it is active yet.
done-discarded = The plan is discarded; what was active still is.
ranking-table = Ranking
ranking-complete = Every juror scored every entry: there is nothing to correct and one ranking. Means are weighted, out of 100 points; ties are resolved by the published rules.
ranking-connected = Jurors scored different entries, and some are more severe than others. The corrected estimate makes up for that; the raw mean is beside it. Out of 100 points; ties are resolved by the published rules.
ranking-apart = The jury falls into { $count } parts that share no entry. No method can compare across them: there is no joint ranking, and no rank, chance or error is given. Each part stands by itself, in the order of its points. A plan that joins the parts would mend it.
ranking-part = Part { $number }
ranking-part-head = Part
ranking-part-jurors = Scored by { $jurors }. What stands here can be compared with nothing outside this part.
ranking-corrected = Corrected · rank
ranking-raw = Mean · rank
ranking-mean = Mean
ranking-interval = Rank, 90 %
ranking-first = First, chance
ranking-shortlist = Finalist, chance
ranking-export = Ranking as JSON
ranking-record = Inputs { $hash } · { $method } · seed { $seed } · { $samples } samples. “certamen ranking recompute FILE” computes it again from the file.
ranking-recorded = Rankings on which something was decided or published
ranking-intervals = Uncertainty of the estimates
ranking-intervals-text = { $count ->
    [one] One entry by its estimate, with its 90 % interval: { $first }. The figures are in the table.
   *[other] { $count } entries by their estimates, with 90 % intervals: from { $first } down to { $last }. The figures are in the table.
}
ranking-axis = points of 100
ranking-dot = Estimate with its 90 % interval
ranking-ring = Mean of the sheets
ranking-order = The order that counts
ranking-order-corrected = Corrected for the jurors’ severity
ranking-order-raw = Means of the sheets as they are
ranking-order-save = Save the order
ranking-without = If one juror were left out
ranking-without-none = Nothing would change.
ranking-without-count = Other ranks: { $count }
ranking-without-change = { $what }: rank { $before } → { $after }
ranking-without-more = and { $count } more further down
ranking-without-shortlist = other finalists
ranking-without-parts = The jury would fall into { $count } parts: there would be no ranking.
ranking-unscored = Without a finished sheet
why-title = Why entry { $number } is ranked { $rank }
why-title-points = Entry { $number }: where its points come from
why-lead = The mean of its sheets is { $raw } points; corrected for severity it is { $corrected }.
why-complete = The mean of its sheets is { $raw } points. Every juror scored every entry, so nothing is corrected.
why-error = The standard error is { $error }.
why-part = It is in part { $number } of a jury whose parts share no entry: it has no rank among all, and how sure its points are cannot be told.
why-probabilities = With a probability of 90 % its rank lies from { $from } to { $to }. Its chance of first place is { $first }, of being a finalist { $shortlist }.
why-probabilities-sure = With a probability of 90 % its rank is { $rank }. Its chance of first place is { $first }, of being a finalist { $shortlist }.
why-mean = { $count ->
    [one] It has one sheet. Few sheets can be off by chance, so the estimate is drawn a little towards the mean of all, { $mean }.
   *[other] It has { $count } sheets. Few sheets can be off by chance, so the estimate is drawn a little towards the mean of all, { $mean }.
}
why-sheets = What each juror gave
why-juror = Juror
why-total = Total
why-severity = Severity
why-corrected = Corrected
why-apart = Apart
why-severity-text = Severity: how many points fewer (+, stricter) or more (−, milder) this juror gives than the mean juror, over all entries. Corrected: the total and the severity. Apart: how far that lies from the entry’s estimate.
diagnosis-title = How the jury works
diagnosis-apart = The jury falls into parts that share no entry: reliability and agreement cannot be told for all of it, and a severity compares jurors of the same part only.
diagnosis-reliability = Reliability, ICC(2,k)
diagnosis-alpha = Krippendorff’s alpha
diagnosis-reliability-text = ICC(2,k): the share of the differences between the entries’ means that is due to the entries; 1 is all of it. Alpha: agreement of single sheets beyond chance.
diagnosis-severity = Severity ± error
diagnosis-severity-chart = How severe or mild each juror is
diagnosis-severity-axis = points fewer (+, stricter) or more (−, milder) than the mean juror
diagnosis-severity-dot = Severity with its 90 % interval
diagnosis-severity-text = The most severe is { $severe }, the mildest { $mild }. The figures are in the table.
diagnosis-measures = What the chart shows
diagnosis-measure-text = The highest is { $high }, the lowest { $low }. The figures are in the table.
diagnosis-spread-chart = How much of the scale each juror uses
diagnosis-spread-axis = standard deviation of the totals, in points
diagnosis-drift-chart = How each juror changed from the first sheet to the last
diagnosis-drift-axis = points stricter (+) or milder (−)
diagnosis-agreement-chart = How far each juror agrees with the others
diagnosis-agreement-axis = correlation with the mean of the others
diagnosis-spread = Spread
diagnosis-drift = Drift
diagnosis-agreement = Agreement
diagnosis-text = Severity and spread in points of 100; severity is positive (+) for a strict juror, negative (−) for a mild one. Drift: how much stricter (+) or milder (−) the juror became from the first sheet to the last. Agreement: correlation with the mean of the others on the same entries.
diagnosis-discuss = Entries to discuss
diagnosis-disagreement = Disagreement
diagnosis-progress = Progress by juror and entry
diagnosis-blank = not assigned
recusal-interest = Conflict of interest
recusal-recognised = I know whose entry it is
recusal-competence = I cannot judge it (abstention)
recusal-other = Another reason
sheet-conflict-words = In your words (needed for another reason)
done-conflict-withdrawn = Taken back: the sheet counts again once you finish it.
flag-title = What jurors noticed
flag-rules = Breaks a rule
flag-plagiarism = Plagiarism
flag-technical = Technical problem
flag-raise = Tell the organisers
flag-lead = The organisers read it and answer here; the team does not see it. Your marks stay as they are.
flag-note = What you noticed
flag-send = Tell them
flag-waits = Waits for an answer.
flag-answer = Answer to the juror
flag-settle = Answer
done-flagged = The organisers have it. Their answer will be on this sheet.
conflicts-title = Conflicts of interest
conflicts-lead = Tick the entries that you should not judge. They are not assigned to you, and only the organisers see it.
conflicts-assigned = assigned to you: step back on its sheet
log-plan = Plan proposed
log-plan-discarded = Plan discarded
log-juror = Juror described
log-conflict = Juror stepped back
log-conflict-withdrawn = Juror no longer steps back
log-conflict-overruled = Computed conflict set aside
log-flag = Juror told of a problem
log-flag-settled = Juror answered
log-ranking-order = Order of the ranking chosen
refused-jury-apart = The jury falls into { $count } parts that share no entry, so there is no joint ranking to publish. Let more sheets be finished, or join the parts with a plan.
refused-finalists-apart = The jury falls into { $count } parts that share no entry: nobody can tell which entries are the best of all. The finalists were not saved; what you ticked is still ticked. Join the parts with a plan, or confirm below the tables that you choose them all the same.
pairs-title = Final by pairs
pairs-lead = Two entries at a time: choose the better one, or say that neither is. Each choice is saved at once; the next pair is the one that tells most.
pairs-choose = Entry { $number } is better
pairs-tie = Neither is better
pairs-undo = Take the last choice back
pairs-progress = { $done } of { $all ->
    [one] one pair decided.
   *[other] { $all } pairs decided.
} You may stop at any time.
pairs-all = You have decided every pair that you may see. Thank you.
pairs-closed = The final by pairs is closed. What you chose is kept.
pairs-is-open = The final by pairs is open.
refused-pair-decided = You had decided this pair before, and that choice holds; the second one was not saved. To change it, take your last choice back and choose again.
pairs-text = About this entry
pairs-organise-lead = Every juror compares finalists two by two, but never one with which they have a conflict. The order of the ballots does not matter.
pairs-limits = Finalists: { $found }. It takes { $fewest } to { $most }.
pairs-open = Open the final by pairs
pairs-close = Close the final by pairs
pairs-chart = Worth of the finalists, with 90 % intervals
pairs-axis = logarithm of worth
pairs-worth = Worth ± error
pairs-worth-text = Worth: log p of Bradley and Terry’s model with ties (Davidson 1970), fitted to all ballots at once; 0 is the mean. A difference of 1 means that the better one is chosen about 2.7 times as often.
pairs-record = Won / tied / lost
pairs-unseen = Pairs that nobody has decided yet: { $count }.
pairs-decided = Pairs decided
done-compared = Saved.
done-undone = Taken back: the pair is asked again.
refused-paired-works = { $found ->
    [one] A final by pairs takes 2 to 30 finalists; there is one. Choose the finalists first. Nothing was changed.
   *[other] A final by pairs takes 2 to 30 finalists; there are { $found }. Choose the finalists first. Nothing was changed.
}
log-open-pairs = Final by pairs opened
log-close-pairs = Final by pairs closed
ranking-fixed = The marks cannot tell how far entries and jurors differ. A fixed ratio of { $ratio } is used instead.
ranking-unknown = These sheets do not tell how far a mark can be off by chance: no error, interval or chance is given. It takes several jurors, each with several entries, who do not all agree.

## Criteria and rounds

criteria-title = Criteria and rounds
criteria-lead = What the jury is asked, and when. Where marks are there already, you see what a change does to the ranking before it is made.
criteria-rescaled = The weights sum to { $sum }: they count with the percentages above.
criteria-weights-hint = Weights are per cent of the total. Where those that are asked do not sum to 100, they are rescaled; 0 is asked and stays outside the total.
criteria-check = Check and save
criterion-new = New criterion
criterion-weight = Weight in per cent
criterion-steps = Highest mark; the scale begins at 0
criterion-labels = What the marks mean
criterion-labels-hint = One mark a line: the mark, a space, what it means (at most { $most } characters). A mark without a line of its own is shown as lying between the two around it.
criterion-where = Only in some rounds or for some topics
criterion-where-hint = Nothing ticked: in every round by marks, for every main topic.
criterion-limits = The highest mark is 1 to { $most }.
criterion-remove = Remove this criterion
method-marks = Marks
method-marks-text = Each criterion is marked on its scale.
method-pass = Pass or not
method-pass-text = One question: whether the entry moves on to the next round.
pass-question = Does the entry move on to the next round?
pass-no = No
pass-yes = Yes
round-none = The call has no such round.
round-before = Not open yet.
round-open = Open now.
round-over = Over.
round-method = How it is judged
round-blind = Blind: the jury does not see who made an entry
round-jurors = Jurors per entry
round-starts = Begins
round-ends = Ends
round-zone = Time zone: { $zone }. At most { $most } jurors per entry.
round-save = Save the round
round-add = Add the round
round-remove = Remove the round
effect-title = What the change does
effect-lead = Nothing is changed yet. The marks stay as they are; the totals and the ranking follow the new criteria.
effect-moved = Entries that change their rank: { $moved } of { $all }.
effect-changed = Entries that get other points: { $changed } of { $all }.
effect-before = Before
effect-after = After
effect-in = enters
effect-out = leaves
effect-confirm = Change the criteria
effect-leave = Leave them as they are
log-criteria = Criteria were changed
log-round = A round was set
log-round-removed = A round was removed
refused-round-begun = Something was written in this round already: its way of judging stays, and so does the round. Nothing was changed; the dates and the number of jurors can be.
refused-criterion-marked = “{ $criterion }” has { $marks ->
    [one] one mark
   *[other] { $marks } marks
} and cannot be removed. Nothing was changed. Give it the weight 0: it stays outside the total, and what was marked is kept.
problem-not-between = A number between { $least } and { $most }, please.
problem-more-than-jurors = An entry cannot have more jurors than the jury has: { $jurors }.
problem-short-name = Lower-case letters without accents, digits and hyphens only, at most { $most }.
problem-scale-below-marks = A mark of { $highest } is there already: the scale cannot end below it.
problem-nothing-counts = In every round and for every topic, some criterion must have a weight.
problem-too-many = At most { $most }.
problem-not-a-moment = Give a date and a time that the clocks there show.
problem-too-early = It must not be before { $moment }.
problem-too-late = It must not be after { $moment }.

## Feedback letters

letter-title = What the jury says
letter-lead = How the jury marked your entry, beside all entries of the round, and what jurors wrote to you. Only your team can read this.
letter-jurors = { $jurors ->
    [one] One juror scored it,
   *[other] { $jurors } jurors scored it,
} { $works ->
    [one] the only entry.
   *[other] among { $works } entries.
}
letter-chart = Your entry beside the field
letter-dot = Median and middle half of all entries
letter-ring = Your entry
letter-measure = { $what }: { $mean }, where the median of all entries is { $median }.
letter-mean = Your mean
letter-spread = Spread
letter-median = Median of all
letter-half = Middle half
letter-method = Points of 100 on each scale, as the jurors gave them; the spread is their standard deviation. Half of all entries lie within the middle half.
letter-apart = The jury of this round fell into parts that share no entry: its means cannot be set beside those of all entries.
letter-jurors-alone = { $jurors ->
    [one] One juror scored it.
   *[other] { $jurors } jurors scored it.
}
letter-comments = What jurors wrote to you
letters-title = Letters to the teams
letters-lead = Each team gets its means beside the field and what jurors wrote to it. Read them, keep back what should not leave, then send.
letters-early = Letters can be sent once the winners are public: they tell how an entry stands.
letters-release = { $count ->
    [one] Send one letter
   *[other] Send { $count } letters
}
letters-release-lead = Each team is told by mail and can read its letter from now on. What was sent stays as it is.
letters-send = Send the letters
letters-left = Sent { $moment }
letters-nothing = No sheet is finished: there is nothing to send.
letters-waits = Not sent yet
letters-read = Read it as the team will
letters-keep-public = This letter has left and stays as it is. What you keep back now is not shown to the public.
letters-keep = Save which comments go
letters-kept-back = Kept back
done-letters = The letters were sent.
log-letter = A letter was sent
log-letter-comments = Comments of a letter were chosen
mail-letter-subject = What the jury says of “{ $title }”
mail-letter-body =
    Hello { $name },

    The jury’s letter on “{ $title }” ({ $call }) is here: its means beside the field, and what jurors wrote to your team.
    { $link }

    Only your team can read it.
mail-excluded-subject = “{ $title }” is no longer in the contest
mail-excluded-body =
    Hello { $name },

    The organisers have taken “{ $title }” out of the contest. It is neither judged nor shown. Their reason:

    { $reason }

    Your files and receipts are kept. If you think this is wrong, write to the organisers.
mail-readmitted-subject = “{ $title }” is in the contest again
mail-readmitted-body =
    Hello { $name },

    The organisers have put “{ $title }” back into the contest. Everything stands as it did before.

## The meeting of the jury and its minutes

meeting-title = The jury meets
meeting-lead = The finalists with their marks, comments and intervals. What is decided is recorded as it is taken; the minutes are written from it.
meeting-apart = The jury falls into parts that share no entry: the marks give no joint ranking.
meeting-open = Open the meeting
meeting-close = Close the meeting
meeting-reopen = Open it again
meeting-works = On the table
meeting-no-works = No finalists are chosen yet: choose them on the ranking first.
meeting-standing = { $points } points; rank { $low } to { $high } with 90 % certainty; first with { $first }.
meeting-standing-points = { $points } points.
meeting-standing-sure = { $points } points; rank { $rank } with 90 % certainty; first with { $first }.
meeting-rank = rank { $rank }
meeting-sheets = { $count ->
    [one] one sheet
   *[other] { $count } sheets
}
meeting-records = Recorded
meeting-presence = Who is here
meeting-record = Record
meeting-vote = A vote
meeting-vote-hint = There cannot be more votes than jurors here. On a tie in the ranking, give every tied entry its number, 0 too: then the vote decides their order. Leave the other entries empty.
meeting-vote-for = About
meeting-vote-open = The ranking
meeting-abstained = Abstentions
meeting-note = Something to note
meeting-dissent = Somebody does not agree
meeting-dissent-text = What they want to have noted
meeting-opened = The meeting was opened.
meeting-closed = The meeting was closed.
meeting-present = Present: { $names }.
meeting-absent = Absent: { $names }.
meeting-voted = Vote on { $what }: { $votes }; abstentions: { $abstained }.
meeting-vacant = { $award }: left vacant.
meeting-decided = { $award }: { $works }.
meeting-reason = Reason: { $reason }
meeting-dissent-of = Dissent of { $name }: { $words }
minutes-title = Minutes
minutes-of = Minutes of the jury: { $call }
minutes-draft = A draft: the meeting is not closed.
minutes-final = Written from the records of the closed meeting.
minutes-json = The records as JSON
minutes-zone = Time zone: { $zone }.
minutes-ranking = The ranking: { $round }
minutes-connected = Jurors scored different entries; severe and mild jurors are set off against each other. Points of 100.
minutes-raw = Jurors scored different entries; the points are the means of what they gave, of 100.
minutes-method = Method { $method }. SHA-256 of what the ranking was computed from: { $hash }
minutes-recusals = Who stepped back
minutes-uncounted = Sheets that do not count
minutes-uncounted-line = { $name }, finished sheets: { $count }. { $reason }
step-backs-lead = Only organisers see the reasons, here and in the minutes.
step-backs-declared = Declared before anything was assigned
minutes-course = What happened
minutes-when = When
minutes-what = What
minutes-signed = Signed
minutes-hash = SHA-256 of the records as JSON: { $hash }. Whoever has that file can compute it again.
minutes-logged = The log when the meeting was closed (row and SHA-256): { $anchor }. `certamen audit` checks the log against it.
problem-votes = There must be votes, and no more of them than jurors who are here: { $present }.
done-recorded = Recorded.
log-meeting-opened = The jury’s meeting was opened
log-meeting-closed = The jury’s meeting was closed

## Reminders, and what jurors learn of themselves

reminders-title = Reminders
reminders-lead = Jurors whose sheets are not all finished. Read what each would get, then send. Nobody is reminded twice within { $hours } hours.
reminders-none = Nobody has open work in a round that is open.
reminders-open = { $count ->
    [one] One sheet to go.
   *[other] { $count } sheets to go.
}
reminders-last = Last reminder: { $moment }.
reminders-send = Send the reminders
done-reminded = The reminders were sent.
done-mail-again = The mail is on its way again.
done-address = The address is corrected and the invitation is on its way. The old link opens nothing any more.
reminders-unwanted = { $count ->
    [one] One person does not want reminders by mail.
   *[other] { $count } people do not want reminders by mail.
}
reminders-not-wanted = Does not want reminders by mail.
wish-title = Reminders by mail
wish-wanted = Reminders of sheets that are not finished go to { $mail }.
wish-unwanted = No reminders go to { $mail }. Sign-in links, receipts and decisions still come.
wish-stop = No more reminders
wish-start = Send me reminders again
log-reminder = A juror was reminded
log-mail-again = A mail that had not arrived was sent again
log-juror-address = The address of a juror was corrected
own-title = How you scored
own-lead = Only you and the organisers see this, now that the scores are public. Severity says how many points stricter (+) or milder (−) than the mean juror you were; spread how far your totals lie apart; drift how much stricter (+) or milder (−) you became from the first sheet to the last; agreement is the correlation with the mean of the others.
mail-reminder-subject = Sheets to go: { $call }
mail-reminder-body =
    Hello { $name },

    In the jury of “{ $call }”, { $count ->
        [one] one of your sheets is
       *[other] { $count } of your sheets are
    } not finished yet. The round is open until
    { $until }

    Your dashboard:
    { $link }

    If you cannot score an entry, step back on its sheet: somebody else can be asked then.

    No more reminders, please:
    { $stop }

## The score sheet: the work in place

sheet-open-here = Show { $file } here
sheet-table = { $rows ->
    [one] The first row
   *[other] The first { $rows } rows
} and { $columns ->
    [one] one column.
   *[other] { $columns } columns.
}
sheet-pdf = If your browser shows no PDF here, open the file above.
sheet-timer = Open for { $time } in this browser. Nobody else sees this.
beside-title = Side by side
beside-other = Beside it
beside-show = Show
beside-score = Score entry { $number }
jury-missing = { $count ->
    [one] One sheet is not finished
   *[other] { $count } sheets are not finished
}
jury-lacks = { $count ->
    [one] one mark missing
   *[other] { $count } marks missing
}
jury-lacks-finish = marked, not finished
jury-all-finished = Every sheet is finished. Thank you.

## Jurors who leave

juror-came-in = Has signed in
juror-invited = Invited, has not signed in yet
juror-link-expired = The link expired before they signed in: invite them again.
juror-organises = Also organises this edition: no sheet opens for them. Remove them from the jury, or let somebody else organise.
juror-remove = Remove
juror-gone = Not on the jury any more.
juror-remove-lead = Finished sheets still count. What was begun is kept and counts for nothing; what was not is free for others: propose a plan then. Under Ranking you decide whether finished ones count.
log-juror-removed = A juror was removed
former-title = Jurors who left
former-lead = Whether the sheets that they finished count is decided here, with a reason; as long as nothing is decided, they count. Below each name stands what would change without them.
former-sheets = Finished sheets: { $count }
former-yes = They count.
former-no = They do not count.
former-uncounted = Not counted since { $moment } ({ $name }): { $reason }
former-decide = Decide
former-juror = Whose sheets
former-choice = Do they count?
former-reason = Reason, which the minutes repeat
log-sheets-counted = Sheets of jurors who left count
log-sheets-uncounted = Sheets of jurors who left do not count
log-entry-excluded = Entry { $number } removed from the contest
log-entry-readmitted = Entry { $number } put back
log-deadline-extended = Entry { $number }: its team was given a deadline of its own
log-extension-withdrawn = Entry { $number }: its team has the deadline of the call again
log-paused = The call was paused
log-resumed = The call continues

## Mails that do not arrive

undelivered-title = Mails that did not arrive
undelivered-lead = A mail that was refused is not sent again by itself; one that could not be delivered for now is tried for { $hours } hours.
undelivered-figure = Mails not delivered
undelivered-mail = Mail
undelivered-why = Why it did not arrive
undelivered-final = Not delivered, { $moment }: { $reason }
undelivered-tried = Not delivered yet, { $moment }: { $reason } It is tried until { $until }.
undelivered-no-mailbox = the server says that there is no mailbox with this address.
undelivered-full = the mailbox is full.
undelivered-refused = the mail server refuses it.
undelivered-later = the mail server does not take it for now.
undelivered-service = our own mail server does not work; the address is not to blame.
undelivered-unwritable = mail cannot be sent to this address.
undelivered-answer = The server’s answer: { $answer }
undelivered-account = It is about this person’s account alone: once the mailbox works, they ask for another link themselves.
undelivered-again = Send again
undelivered-gone = No mail is left to be sent again.
address-correct = Correct the address
address-correct-hint = Nobody has confirmed this address yet. The invitation goes to the new one, and the old link opens nothing any more.

## Files of editions

edition-fault-file-too-large = The file is larger than { $bytes }. Nothing was read.
edition-fault-not-text = The file is not text in UTF-8. Save it as UTF-8 and try again.
edition-fault-syntax = This cannot be read: { $message }.
edition-fault-number = This number is too large for any value here.
edition-fault-unknown-key = “{ $key }” has no meaning here. Allowed: { $allowed }.
edition-fault-missing-key = “{ $key }” is missing here.
edition-fault-type = A value of another type is expected here: { $wanted }.
edition-fault-not-allowed = “{ $value }” is not allowed here. Allowed: { $allowed }.
edition-fault-between = The number must be from { $least } to { $most }.
edition-fault-too-long = The text is longer than { $most } characters.
edition-fault-empty = This must not be empty.
edition-fault-too-many = The list is longer than { $most }.
edition-fault-slug = This becomes part of an address: only lower-case letters, digits and single hyphens, such as north-2027.
edition-fault-code = A code has only letters, digits, hyphens and underscores.
edition-fault-local-time = Write date and time as { $time }.
edition-fault-refused = This is not allowed: { $message }.
edition-fault-twice = “{ $value }” appears a second time; each must be different.
edition-fault-reserved = “{ $value }” is the address of another page. Choose another one.
edition-fault-city = This service has no city “{ $city }”. Known: { $allowed }.
edition-fault-zone = “{ $zone }” is no time zone of the IANA database. One is Europe/Paris.
edition-fault-no-such-time = “{ $time }” does not exist in the zone { $zone }: there is no such day or hour.
edition-fault-shown-twice = The clocks are put back, so this time comes twice. Write which one: { $first } or { $last }.
edition-fault-ends-before-start = The phase must end after it starts.
edition-fault-starts-before = This phase starts before “{ $phase }” is over.
edition-fault-no-grace = Only the submission phase has a grace period.
edition-fault-round-dates = The round “{ $round }” has no dates under phases.
edition-fault-no-screening = Every call begins with a screening round. Add it.
edition-fault-topic = The edition has no topic “{ $code }”.
edition-fault-nothing-counts = No criterion counts in the round “{ $round }”: at least one needs a weight above 0.
edition-fault-nothing-counts-topic = No criterion counts in the round “{ $round }” for entries about “{ $code }”.
edition-fault-question = A round of passing or failing needs exactly one criterion that names it: its question.
edition-fault-label = The scale ends at { $highest }; this step lies beyond it.
edition-fault-points-nowhere = This points to nothing in the file.
edition-fault-at = Line { $line }, column { $column }: { $message }
edition-type-array = a list
edition-type-boolean = true or false
edition-type-integer = a whole number
edition-type-number = a number
edition-type-table = a table
edition-type-string = a text
edition-obstacle-call = The call “{ $call }” already has teams or jurors, so it stays.
edition-obstacle-topic = { $entries ->
    [one] One entry is about the topic “{ $topic }”, so it stays.
   *[other] { $entries } entries are about the topic “{ $topic }”, so it stays.
}
edition-obstacle-criterion = { $marks ->
    [one] “{ $criterion }” ({ $call }) has one mark, so it stays. With a weight of 0 it no longer counts.
   *[other] “{ $criterion }” ({ $call }) has { $marks } marks, so it stays. With a weight of 0 it no longer counts.
}
edition-obstacle-scale = “{ $criterion }” ({ $call }) has a mark of { $highest }; its scale cannot end below that.
edition-obstacle-round = Jurors have begun in the round “{ $round }” ({ $call }): it stays, and so does its way of judging.
edition-obstacle-award = “{ $award }” ({ $call }) is decided, so it stays.
edition-obstacle-scores = The scores of { $call } are public. Take them back before you change the criteria.
edition-consequence-late = { $entries ->
    [one] { $call }: one entry came in after the new deadline. It still counts.
   *[other] { $call }: { $entries } entries came in after the new deadline. They still count.
}
edition-consequence-phase = { $call }: the dates of “{ $phase }” change after it began.
edition-consequence-sheets = { $sheets ->
    [one] { $call }: one sheet was begun. If its team hands in again, it is about something else; its marks stay, and its juror is told.
   *[other] { $call }: { $sheets } sheets were begun. If their teams hand in again, they are about something else; their marks stay, and their jurors are told.
}
edition-consequence-teams = { $teams ->
    [one] { $call }: one team has more members than the new limit. It stays as it is.
   *[other] { $call }: { $teams } teams have more members than the new limit. They stay as they are.
}
edition-consequence-ranking = { $marks ->
    [one] { $call }: one mark is given; the ranking follows the new criteria.
   *[other] { $call }: { $marks } marks are given; the ranking follows the new criteria.
}
edition-consequence-rules = { $teams ->
    [one] { $call }: the rules change, and one team is already registered.
   *[other] { $call }: the rules change, and { $teams } teams are already registered.
}
edition-consequence-legal = { $teams ->
    [one] { $call }: the legal bases change, and one team is already registered.
   *[other] { $call }: the legal bases change, and { $teams } teams are already registered.
}
edition-consequence-files = { $entries ->
    [one] { $call }: one entry has files beyond the new limits. It keeps them.
   *[other] { $call }: { $entries } entries have files beyond the new limits. They keep them.
}
edition-consequence-data = { $entries ->
    [one] { $call }: one entry was handed in without the data now asked for. It still counts; to hand in again, its team must declare them.
   *[other] { $call }: { $entries } entries were handed in without the data now asked for. They still count; to hand in again, their teams must declare them.
}
edition-consequence-dataset = { $call }: the public does not see a data set “{ $name }”. Nobody can hand in before it is published.
edition-consequence-topic = { $entries ->
    [one] One entry is about the topic “{ $topic }”, which gets another name.
   *[other] { $entries } entries are about the topic “{ $topic }”, which gets another name.
}
edition-consequence-award = “{ $award }” ({ $call }) is decided, and it changes. Its decision stays.
edition-consequence-new-call = { $call }: the edition is open, so everybody sees this call at once.
edition-consequence-lost-call = { $call }: the edition is open. This call and its pages disappear for everybody.
refused-edition-in-use = Nothing was changed: work that was done depends on it.
edition-export = The whole edition as a file (TOML)
edition-export-lead = What was prepared, without people or works: to keep, to change or to take to another service.
edition-import-title = Edition from a file
edition-import-lead = An edition is one file in TOML or JSON: texts, calls, dates, criteria and awards. First you see what it would change; nothing changes until you say so.
edition-import-choose = Choose a file
edition-import-file = The file
edition-import-hint = Paste it here; at most { $bytes }. “certamen edition export” writes one to start from.
edition-import-plan = See what would change
edition-import-faults = The file cannot be used as it is. Nothing was changed, and your text is still below.
edition-plan-same = The edition { $edition } is as the file says; there is nothing to change.
edition-plan-new = The edition { $edition } will be new.
edition-plan-changed = The edition { $edition } will change as listed below.
edition-plan-obstacles = This cannot be done, because work depends on it:
edition-plan-consequences = Before you decide:
edition-plan-apply = Change the edition
edition-plan-value = Value
edition-plan-now = Now
edition-plan-then = Then
edition-plan-nothing = nothing
done-edition = The edition is as the file says.
desk-editions = Editions
desk-editions-import = Take in an edition from a file
edition-plan-all-the-same = Change it all the same
texts-title = Texts
texts-lead = What visitors, teams and jurors read of this call, in each language. Where a language is missing, readers get English, or else the first that there is, and are told so.
texts-call-title = Title of the call
texts-call-lead = Lead of the call
texts-call-rules = Rules (Markdown)
texts-edition-title = Title of the edition, shared by its calls
texts-edition-lead = Lead of the edition, shared by its calls
texts-missing = Missing: { $languages }
texts-save = Save the texts
texts-see = See the page of the call

## Topics, awards and conditions of a call

rows-paste-hint = A single name is in { $name }. For more languages, part the names with tabs or semicolons, in this order: { $languages }.
rows-paste = Add them to the list
rows-up = Up
rows-down = Down
rows-new = No. { $number }
topics-title = Topics
topics-lead = What entries can be about, in the order in which teams read it. The calls of an edition share its topics.
topics-code = Code
topics-code-hint = It stays when the name changes. Letters, digits, hyphens and underscores, at most { $most }. If you leave it empty, it is made from the name.
topics-named-elsewhere = A criterion or an award of this edition is for one topic
topics-add = Add a topic
topics-paste = Paste a list of topics
topics-pasted = One topic a line
topics-save = Save the topics
awards-title = Awards
awards-lead = What can be won in this call, in the order in which it is announced, and who can win it.
awards-kind = Kind
awards-kind-hint = A mention can go to an entry that holds a prize.
awards-prize = Prize
awards-mention = Mention
awards-eligible = Who can have it
awards-eligible-hint = A sentence for the page of the call, up to { $most } characters. Leave it empty if it is for every entry.
awards-topics = Only for certain main topics
awards-topics-hint = If you tick any, the award cannot be given to an entry with another main topic.
awards-add = Add an award
awards-save = Save the awards
limits-title = Conditions and contact
limits-lead = What this call asks of teams and entries. Where something follows for work that was done, you read it before anything changes.
limits-between = From { $least } to { $most }.
limits-teams = Teams and finalists
limits-team-size = Most members of a team
limits-shortlist = Number of finalists
limits-files = Files of an entry
limits-megabytes = Most MB of a file
limits-file-count = Most files beside the cover
limits-kinds = Kinds of files
limits-kinds-hint = Beside the cover, which is always a picture.
limits-data-lead = An entry can be handed in only when it declares these data sets of the catalogue.
limits-at-least = At least so many data sets
limits-datasets = These data sets
limits-contact-lead = It appears on the page of the call, with teams’ drafts, at the end of mails, and on the pages about accessibility and privacy.
limits-mail = Mail address
limits-address = Postal address
limits-legal-lead = Markdown. They appear on the page of the call, and are linked where teams hand in.
limits-save = Save the conditions
facts-title = Sources and assumptions
facts-lead = Where the facts of this edition are found, and what was assumed. Readers see it on the page of the edition.
facts-example = This is an example edition, and every page says so.
facts-assumed = Assumed (untick what is known by now)
facts-name = Name of the source
facts-address = Web address
facts-add = Add a source
facts-save = Save sources and assumptions
notes-title = About this edition
notes-sources = The facts of this edition are found here:
notes-assumed = What is not known was assumed, so that the edition can be shown:
notes-part-title = Title
notes-part-lead = Lead
notes-part-zone = Time zone

## The calendar of a call

edition-fault-skipped = The clocks are put forward and never show { $time }. Write { $next }, or another time.
phases-title = Calendar
phases-lead = All phases of the call at once. Where something follows from other dates, you read it before anything changes.
phases-edition = The calls of this edition
phases-zone = All times here are { $zone }. A phase ends after it starts, and the jury begins when the phase before is over.
phases-grace = Minutes of grace after the deadline
phases-grace-hint = What was begun in time may still be handed in. 0 for none, at most { $most } days.
phases-final-hint = Leave both fields empty if the call has no final.
phases-none = no dates
phases-reason = Reason
phases-reason-hint = One line, at most { $most } characters. It appears on the call’s page and in the mails, and is needed once the phase has begun or while teams register or hand in.
phases-save = Change the dates
phases-leave = Leave them as they are
phases-ask-title = What follows from the new dates
phases-ask-lead = Nothing is changed yet. Teams and jurors whose dates move are told by mail.
phases-ask-tick = I have read this and want these dates.
phases-start-of = { $phase }: start
phases-end-of = { $phase }: end
call-moved = { $what }, moved on { $moment }: from { $from } to { $to }.
countdown-moved = The deadline was moved. The new one is above.
mail-moved-subject = New dates: { $call }
mail-moved-body =
    Hello { $name },

    The organisers have moved dates of “{ $call }”:

    { $what }

    All dates are on the call’s page:
    { $link }
done-dates = The dates are as you wanted them.

## A deadline of one team, and a pause

extension-title = The team’s deadline
extension-lead = Until then the team can write, upload, hand in and withdraw, with the same grace as everybody else. It is told by mail.
extension-of-call = Deadline of the call
extension-own = Deadline of this team
extension-none = This team has the deadline of the call.
extension-passed = The deadline of the call is now later: the later one counts.
extension-reason-hint = One line, at most { $most } characters. The team reads it on its page and in the mail.
extension-all-the-same = I want this deadline although the jury begins before
extension-set = Set this deadline
extension-withdraw = Take the extension back
extension-withdraw-lead = From now on the deadline of the call counts again. What was handed in still counts. The team is told by mail.
mail-own-deadline-subject = Another deadline for your team: { $team }
mail-own-deadline-body =
    Hello { $name },

    The organisers have changed the deadline of your team “{ $team }” in “{ $call }”:

    { $what }

    Your entry:
    { $link }
done-extended = The team has its own deadline and was told by mail.
done-extension-withdrawn = The team has the deadline of the call again and was told by mail.
pause-title = Pause
pause-lead = For a bad day. While the call is paused nobody founds or joins a team, hands in, finishes a sheet or publishes; drafts, files, marks and comments are still saved. No phase ends or begins meanwhile, and everybody reads why on the pages of the call.
pause-none = The call is not paused.
pause-begin = Pause the call
pause-change = Change the reason
pause-reason-hint = Why, as everybody reads it. At least one language, at most { $most } characters each.
pause-minutes = Minutes by which dates move
pause-minutes-hint = The time that was lost is filled in. What was running ends that much later, and what would begin too early moves along. With 0 no date moves.
pause-end-reason-hint = One line, at most { $most } characters. It appears beside the dates that move, and in the mails.
pause-end = Let the call continue
done-paused = The call is paused, and its pages say why.
done-resumed = The call continues.

## Who organises an edition

organisers-title = Who organises
organisers-lead = Organisers run an edition or one of its calls: jury, entries, decisions and publication. The press and observers only read. Nobody with a role takes part or judges where they have it.
organisers-since = Since
organisers-since-unknown = not recorded
organisers-remove-lead = They lose the role at once and are told by mail; pages they have open no longer save. They still cannot take part or judge where they had it.
organisers-leave = Give up the role
organisers-leave-lead = You lose every page of this role at once, and cannot come back by yourself: another organiser or an administrator would have to let you. You still cannot take part or judge.
organisers-leave-sure = Yes, give up the role
organisers-invitations = Open invitations
organisers-invitations-lead = These addresses have no account yet. They have the role as soon as somebody opens the link of their mail and makes the account.
organisers-invited = Invited
organisers-invited-by = Invited by
organisers-valid = Link valid until
organisers-expired = no longer valid
organisers-again = Send again
organisers-withdraw = Take back
organisers-withdrawn = no longer invited
organisers-invite = Give a role
organisers-invite-mail = Whoever has an account has the role at once and is told by mail. Any other address gets a link that makes the account.
organisers-invite-name = Only for an address without an account. Name and password are chosen behind the link.
organisers-list = Give roles to several
people-list-people = One person a line
organisers-list-lines = Paste a CSV list with the first line “address,name,role,call,language” and at most { $most } people. The role is organiser, press or observer; the call is its part of the address, or empty for the whole edition; the language is ca, es, en or ja. Nothing is done unless every line is right.
people-list-send = Invite them all
people-list-report = What was done, line by line
organisers-report-organises = has the role now
people-list-invited = invited by mail
organisers-former = Who had a role before
organisers-until = Until
desk-organisers = Who organises { $edition }
refused-leaves-organising = Nothing was changed yet. You would lose every page of this role at once, and could not come back by yourself. Press the button once more if you mean it.
problem-list-header = The first line must name the columns, and no others than these: { $columns }. Commas, semicolons or tabs stand between them.
problem-in-line = Line { $line }: { $message }
problem-twice-in-list = The same address is already in line { $line }.
problem-name-missing = The name is missing.
problem-not-a-language = The language must be ca, es, en or ja.
problem-organises = This person organises this already.
problem-judges = This person is on a jury here. Whoever judges has no such role: remove them from the jury first.
problem-takes-part = This person takes part here, or did. Whoever takes part has no such role.
problem-invitation-waits = This address is invited already. Send the invitation again from the list above.
problem-on-jury = This person is on the jury already. To send the invitation again, use the form for one juror.
problem-in-team = This person belongs to a team of this call. Whoever takes part does not judge.
problem-cannot-judge = This person has a role in this call, or once had one. Whoever organises it, follows it for the press or watches over it does not judge.
done-organiser-appointed = The person has the role now, and is told by mail.
done-organiser-invited = The invitation is on its way. It stays listed until its link is used.
done-invitation-withdrawn = The invitation is taken back; its link no longer works.
done-organiser-removed = The person no longer has this role, and is told by mail.
done-organising-ended = You no longer have this role.
mail-organiser-subject = You organise “{ $edition }”
mail-organiser-body =
    Hello { $name },

    You are now one of the organisers of “{ $edition }”. Sign in and find its calls here:
    { $link }

    Whoever organises an edition neither takes part in it nor judges.
mail-organiser-invitation-subject = Invitation to organise “{ $edition }”
mail-organiser-invitation-body =
    Hello,

    You are invited to organise “{ $edition }”. Open this link, look at the name and choose a password:
    { $link }

    It works once, for thirty days. Whoever organises an edition neither takes part in it nor judges. If this is not for you, say so behind the link, or do nothing.
organisers-role = Role
organisers-role-hint = Organisers run it. The press reads finalists and awards from the moment that is set in each call. Observers see everything that organisers see and change nothing, as a notary does.
organisers-call = For
organisers-alone = Only one person organises this edition. Add a second person: if the first one cannot, nobody could move a deadline.
organisers-one-call = You organise one call and choose who has a role in it. Roles in the whole edition and in its other calls are chosen by those who organise the edition.
people-list-file = A list as a file
people-list-file-hint = CSV with the same columns, as a spreadsheet saves it, in any usual encoding; at most { $bytes }.
people-list-file-send = Invite everybody in the file
people-list-encoding = Read as { $encoding }.
role-organiser = Organiser
role-call-organiser = Organiser of one call
role-press = Press
role-observer = Observer
role-whole-edition = The whole edition
role-ended-title = You no longer have this role
role-ended-typed = What you had written stands below, so that you can copy it. It was not saved.
observer-banner = You see this page as an observer: you read everything and change nothing. Its buttons are left out.
refused-follower = Whoever follows a call for the press or watches over it, or once did, neither takes part in it nor sits on its jury. Nothing was changed.
refused-read-only = You are an observer here: you see everything and change nothing. Nothing was changed.
refused-whole-edition = This belongs to the whole edition or to another of its calls. You organise one call: ask those who organise the edition to change it.
refused-role-ended = The role that this page needs was taken from you. Nothing was changed. If you think this is wrong, write to the organisers.
problem-not-a-role = The role must be organiser, press or observer.
problem-not-a-call = The call must be one of these: { $names }.
problem-not-text = The file is no text in an encoding that is known. Save it as “CSV UTF-8” and send it again.
problem-whole-edition = You choose for your own call: name it.
problem-has-role = This person has a role in this edition that goes with no other. Remove that one first.
desk-followed = You follow for the press
desk-observed = You watch over
log-role = A role was given
log-role-taken = A role was taken
log-embargo = The embargo was set
log-embargo-visit = The press saw results under embargo for the first time
mail-role-subject = Your role in “{ $title }”
mail-role-body =
    Hello { $name },

    You have a role in “{ $title }”: { $role }. Sign in and find it here:
    { $link }

    Whoever has it neither takes part nor judges there.
mail-role-invitation-subject = Invitation to “{ $title }”
mail-role-invitation-body =
    Hello,

    You are invited to a role in “{ $title }”: { $role }. Open this link, look at the name and choose a password:
    { $link }

    It works once, for thirty days. Whoever has the role neither takes part nor judges there. If this is not for you, say so behind the link, or do nothing.
mail-role-taken-subject = Your role in “{ $title }” has ended
mail-role-taken-body =
    Hello { $name },

    You no longer have this role in “{ $title }”: { $role }. Its pages do not open any more, and those you had open no longer save.

    If you think this is wrong, write to the organisers.

## Results under embargo

embargo-title = Results under embargo
embargo-banner = Under embargo: none of this is public yet. Do not publish or pass on any of it before it is.
embargo-logged = The organisers see who read this page, and when.
embargo-not-yet = There is nothing to read yet. From { $moment } on you find finalists and awards here.
embargo-unset = The organisers have not set a moment yet.
embargo-lifted = Everything is public now: nothing is under embargo any more.
press-title = Press
press-lead = The press reads finalists and awards with their reasons before they are public, and nothing else: no marks, no comments, no drafts.
press-from = The press reads the results from
press-from-hint = In { $zone }. Empty: not before they are public.
press-save = Save
press-see = See what the press sees
press-people = Who reads them
press-nobody = Nobody follows this call for the press.
press-visits = Who has read what
press-no-visits = Nobody has read anything under embargo yet.
press-when = When
press-what = What
press-file = A file of entry { $number }

## An edition in preparation, and how it is opened

desk-editions-new = Make an edition step by step
preparation-line = In preparation: only its jury, people with a role in it and the administrators see this edition.
preparation-setup = Set it up
making-title = New edition
making-lead = A name and a few words are enough for now. The edition is in preparation: nobody else sees it before you open it, and everything else can be changed until then.
making-begun = Begun and not open yet
making-from = Start from
making-neutral = A blank edition
making-slug = Part of the address
making-slug-hint = Lower-case letters, digits and single hyphens, such as north-2027. It never changes.
making-cities = Host cities
making-cities-hint = Each gets a call of its own, which you can change in the next step.
making-years = Dates
making-years-hint = Each date can be changed afterwards.
making-years-same = As they are
making-years-later = { $years ->
        [one] One year later
       *[other] { $years } years later
    }
making-years-anew = To be set anew, from next month on
making-people = People who come along
making-people-hint = Teams and entries stay where they are. Nobody is written to.
making-organisers = Its organisers
making-jurors = Its jurors, in the call of the same name
making-make = Make the edition
setup-steps = Steps of the preparation
setup-complete = Complete
setup-open = { $count ->
        [one] One thing to look at
       *[other] { $count } things to look at
    }
setup-proposed = Proposed, to be looked at
setup-next = Next: { $step }
setup-save = Save and continue
setup-what = What
setup-what-lead = What the edition is called, and what is said of it first.
setup-who = Who
setup-who-lead = The calls with their cities, and the people who organise and judge.
setup-when = When
setup-when-lead = From registration to the results, each call in the time of its city.
setup-move-hint = All dates of the call move by as many days; times of day stay. Each date by itself is changed in the calendar.
setup-move = Move all dates
setup-judging = How it is judged
setup-judging-lead = The rounds of the jury, and the criteria by which it judges.
setup-promise = What is promised
setup-promise-lead = What entries can be about, what can be won, and the rules that teams read.
setup-calls = Calls
setup-city = City
setup-zone = Time zone, by its name in the IANA database
setup-team-size = Most members of a team, up to { $most }
setup-remove-call = Remove this call
setup-new-call = Another call
setup-new-call-hint = It has everything but its city from the first call; you can change it afterwards.
setup-no-call = None
setup-new-slug-hint = Where you leave it empty, the call is named after its city.
setup-people = People
setup-limits = Limits of teams and files
opening-title = Checklist and opening
opening-today = What a team would meet today
opening-hinders = To be mended before it can open
opening-asks = Worth a second look
opening-nothing = Nothing is missing.
opening-open-lead = From then on everybody sees the edition. As long as no team has registered, you can take it back.
opening-confirm = I have read the points above and mean it.
opening-open = Open the edition
opening-is-open = This edition is open: everybody sees it.
edition-delete = Delete this edition
edition-delete-lead = Nobody takes part yet. Its calls, texts, dates, jury and roles are deleted; accounts and the log stay. This cannot be undone.
edition-delete-typed = Type { $value } to confirm
opening-undo-lead = No team has registered yet. In preparation, only its jury, people with a role in it and the administrators see the edition.
opening-undo = Take it back to preparation
opening-found-no-topics = There is no topic, and without one no entry can be handed in.
opening-found-submission-over = Submission is over: nobody could hand in.
opening-found-registration-over = Registration is over: nobody could found a team.
opening-found-gap = Registration ends before anything can be handed in.
opening-found-untranslated = Missing in { $languages }: { $part }.
opening-found-final = The calendar has a final, and the call has no final round. Add the round, or take the final out of the calendar.
opening-found-same-name = { $part }: two are called “{ $name }”.
opening-found-weights = { $round }: the weights of the criteria sum to { $sum }. They count rescaled to 100%.
opening-found-proposed = As proposed, not looked at yet: { $part }. Saving the page settles it, changed or not.
opening-found-few-datasets = Data sets that each entry must name: { $wanted }. Public in the catalogue: { $there }.
opening-found-no-awards = There is no award to win.
opening-found-awards = Prizes: { $count }. Entries that reach the final choice: { $shortlist }. There is not one for each prize.
opening-found-no-jurors = Nobody is on the jury yet.
opening-found-few-jurors = Jurors: { $jurors }. Each entry needs { $wanted }.
opening-found-unread = Nobody on the jury reads { $languages }.
opening-found-one-organiser = One person alone organises. While they are away, nobody can move a deadline.
refused-not-ready = The edition was not opened: some things must be mended first. They are listed on this page with the way to each.
refused-edition-open = The edition is open. Take it back to preparation before you delete it.
refused-teams-registered = { $teams ->
        [one] A team has registered, so the edition stays open.
       *[other] { $teams } teams have registered, so the edition stays open.
    }
done-edition-made = The edition is made and in preparation. You can leave at any time and continue from your desk.
done-edition-opened = The edition is open: everybody sees it.
done-edition-deleted = The edition was deleted.
done-edition-taken-back = The edition is in preparation again.

## Cities

cities-title = Cities
cities-lead = What this service knows of each city. A city is a file in TOML or JSON. Administrators alone see this page.
cities-import = Take in a city from a file
cities-schema = JSON Schema for editors
cities-areas = Areas
cities-kind = { $kind }: { $count }
cities-kind-outlined = { $kind }: { $count }, with outlines
cities-colors = Colours and their contrast
cities-color-page = Pages
cities-color-chart = Charts
cities-contrast = { $ratio } to 1
cities-missing = Missing
cities-missing-name = Name: { $languages }
cities-missing-attribution = Attribution: { $languages }
cities-missing-areas = Areas: no table can be joined and no map can be drawn
cities-missing-outlines = Outlines, without which no map can be drawn: { $kinds }
cities-missing-languages = Pages in its own languages: { $languages }
cities-files = Files
city-credit = { $source } ({ $value })
city-import-lead = A city is one file in TOML or JSON: names, zone, colours, areas and their codes. First you see what it would change; nothing changes until you say so.
city-import-hint = Paste it here; at most { $bytes }. “certamen city export” writes one to start from.
city-import-outlines = Outlines of areas come with “certamen city import”, or as a data set of GeoJSON that is published.
city-plan-same = The city { $city } is as the file says; there is nothing to change.
city-plan-new = The city { $city } will be new.
city-plan-changed = The city { $city } will change as listed below.
city-plan-against = This cannot be done:
city-plan-taken = { $what }: the data set “{ $title }” uses them.
city-plan-outlines = No map can be drawn of these areas yet, for their outlines are not known: { $kinds }
city-plan-apply = Change the city
done-city = The city is as the file says.
texts-missing-own = Missing in a language of the city: { $languages }
desk-cities = What is known of the cities, and what is missing

## Host organisations

organisation-title = Host organisation
organisation-contact = Contact
organisation-website = Website
organisation-none = It has no edition yet.
organisation-administrators = Administrators
organisation-administrators-lead = They make editions of this host organisation and choose who organises them. Administrators of the service alone see this part.
organisation-nobody = Nobody administers it yet.
organisation-appoint = Add an administrator
organisation-appoint-hint = The address of an account.
done-administrator = The account administers this host organisation now.
done-administrator-removed = The account no longer administers this host organisation. What it organises stays.
problem-no-account = No account has this address.
edition-obstacle-organisation = This service has no host organisation “{ $code }”.
## Previews, and acting on behalf of somebody

call-preview-title = Preview
call-preview-lead = See the pages of this call as others will see them, at any date. Nothing is saved, and you see nothing that you may not see already.
call-preview-who = Who looks
call-preview-visitor = A visitor
call-preview-member = A member of a team
call-preview-juror = A juror
call-preview-when = When
call-preview-now = Now
call-preview-first-minute = { $phase }, first minute: { $moment }
call-preview-last-minute = { $phase }, last minute: { $moment }
call-preview-moment = Another date and time
call-preview-moment-hint = In { $zone }. Where it is filled in, it counts instead of the choice above.
call-preview-start = Start the preview
call-preview-what = A member has a made-up draft with nothing in it; each team alone sees its own. A juror has the first entries of the round, with empty sheets. What is not published stays hidden, whatever the date.
call-preview-ends = It ends when you leave it, after an hour, or with your session. Other tabs of this browser show the preview too.
call-preview-as-visitor = as a visitor
call-preview-as-member = as a member of a team
call-preview-as-juror = as a juror
call-preview-banner = Preview { $who }: { $moment }. Nothing is saved.
call-preview-pages = Pages of the preview
call-preview-change = Another date or person
call-preview-leave = Leave the preview
done-preview-left = You have left the preview.
refused-preview = This is a preview: nothing is saved here, and only the pages of its call are shown. Nothing was changed. Leave the preview to continue as yourself; what you wrote in another tab is still there when you go back to it.
refused-other-eyes = A preview, or acting on behalf of somebody else, has ended, and this form may come from its pages. Nothing was saved. Copy what you wrote, open the page again and send it from there.
acting-title = Act on behalf of { $name }
acting-lead = You will see what { $name } sees: their desk, their team and draft, their sheets. You can change nothing, and the organisers’ pages stay closed. It ends when you end it, after half an hour, or with your session.
acting-told = { $name } is told by mail at once who acts on their behalf, when and why. The log keeps it too.
acting-reason = Reason
acting-reason-hint = One line, at most { $most } characters. { $name } reads it.
acting-start = Start
acting-label = On behalf of somebody else
acting-banner = { $administrator }, you see what { $name } sees, until { $time }. You can change nothing.
acting-end = Be yourself again
done-acting-ended = You are yourself again.
refused-on-behalf = You see this on behalf of somebody else. They may do this; you may not. Nothing was changed.
refused-runs-service = This person runs the service: nobody acts on their behalf.
mail-acting-subject = Somebody looks at your pages to help you
mail-acting-body =
    Hello { $name },

    { $administrator }, who runs this service, sees your pages as you see them, from { $moment } on, for half an hour at most. Nothing can be changed that way. The reason:

    { $reason }

    If you did not ask for help, answer this mail.

## The list of entries

entry-list-title = All entries
entry-list-lead = What you look for appears in the address of the page: keep it, or send it to who organises with you.
entry-list-states = Entries by state
entry-list-drafts = Drafts
entry-list-withdrawn = Withdrawn
entry-list-excluded = Removed from the contest
entry-list-search-hint = Title, team or number.
entry-list-any-jury = Does not matter
entry-list-lack-sheets = Sheets not finished
entry-list-lack-jurors = Too few jurors
entry-list-order = Order
entry-list-by-number = By number
entry-list-by-change = Last change first
entry-list-by-title = By title
entry-list-csv = These entries as CSV
entry-list-empty = There are no entries yet. Each team has one as soon as it takes part.
entry-list-call = The page on which teams take part
## Help with accounts

desk-people = People and their accounts
people-title = People and their accounts
people-lead = Find who asks for help, by a part of their name or mail address.
people-disk = Free on the server’s disk: { $free }. Below { $floor } no files are taken; texts and marks are still saved.
people-search = Name or mail address
people-find = Search
people-none = Nobody is found. Try a part of the name, or of the address.
people-from-start = From the beginning
people-at-a-time = By name, { $most } at a time.
people-proven = confirmed
people-unproven = not confirmed yet
people-signed-in = Last sign-in
people-never = never
people-roles = Roles
people-runs-service = runs the service
people-organises = organises
people-judges = judges
people-takes-part = takes part
people-follows = press or observer
people-administers = administers a host organisation
people-waiting = Accounts that are not made yet
people-waiting-lead = These people asked for an account and have not opened the link in their mail. The account is made when they do.
people-waiting-until = Link works until
people-waiting-again = Send the link again
help-made = Account made
help-language = Language of mails
help-has-password = chosen
help-without-password = none: they sign in by mailed links
help-roles = What they do here
help-no-roles = Nothing yet.
help-title = Help
help-lead = Every step asks for a reason, which { $name } reads and the log keeps. Links go to the address of the account alone; nobody sees or sets the password of somebody else.
help-link = Send a sign-in link
help-link-lead = It goes to { $mail }, works once, for a day, and confirms the address where that was not done yet.
help-password = Send a link to a new password
help-password-lead = It goes to { $mail }, works once, for a day. Open sessions end once the password is chosen.
help-sessions = End all sessions
help-sessions-lead = Wherever { $name } is signed in, they must sign in again. What was saved stays.
help-address-lead = The new address gets a link. Once it is opened there, the account has the new address, and sessions and links from before are over. The old address is told at once and can take it back.
help-address-administrator = { $name } runs the service: the old address must allow it too.
help-address-new = New mail address
help-address-waits = { $mail } waits to be confirmed: asked for by { $administrator }, { $moment }, until { $until }.
help-address-confirmed = The new address has been confirmed.
help-address-asks-old = The old address has not allowed it yet.
help-withdraw = Take it back
help-join-offer = Join the two accounts
help-log = What was done to help
help-log-when = When
help-log-who = Who
help-log-what = What
help-log-detail = Reason
help-log-link = Sign-in link sent
help-log-password = Link to a new password sent
help-log-sessions = All sessions ended
help-log-address = Another address asked for
help-log-address-withdrawn = Another address taken back
help-log-address-declined = Another address refused by its reader
help-log-address-changed = Address changed
help-log-acting-begun = Began to act on their behalf
help-log-acting-ended = No longer acted on their behalf
problem-another-account = Another account has this address. If both are of one person, join them.
problem-same-address = The account has this address already.
done-help-link = The link is on its way.
done-help-sessions = All sessions are ended.
done-help-address = The link is on its way to the new address, and the old one is told.
done-help-withdrawn = It is taken back.
done-address-changed = Your account has the new address. You are signed in.
done-address-allowed = Your account has the new address. Sign in with it.
done-address-said = You have confirmed it. It counts as soon as the other address has too.
done-address-declined = It is taken back. Nothing was changed.
address-title = Another address for an account
address-new-lead = The account of { $name } is to have the address { $mail } instead of { $old }.
address-reason = The reason: { $reason }
address-new-sure = Confirm only if you are { $name }: whoever has the address has the account. Its open sessions and links end then.
address-confirm = It is my account
address-old-lead = Your account, { $name }, is to have the address { $mail } instead of { $old }.
address-old-sure = It counts once the link at the new address has been opened. If you did not ask for it, take it back here.
address-old-both = You run the service: it counts only if you allow it here, and the link at the new address has been opened. If you did not ask for it, take it back.
address-allow = Allow it
address-said = This address has confirmed it already. It waits for the other one.
mail-help-link-subject = A link to sign in, as you asked
mail-help-link-body =
    Hello { $name },

    { $administrator }, who runs this service, sends you a link to sign in. The reason: { $reason }
    { $link }

    The link works once, for a day. If you did not ask for help, do nothing.
mail-help-password-subject = A link to a new password, as you asked
mail-help-password-body =
    Hello { $name },

    { $administrator }, who runs this service, sends you a link to choose a new password. The reason: { $reason }
    { $link }

    The link works once, for a day. All your open sessions will end. If you did not ask for help, do nothing.
mail-help-sessions-subject = Your sessions were ended
mail-help-sessions-body =
    Hello { $name },

    { $administrator }, who runs this service, has ended all sessions of your account. The reason: { $reason }

    Sign in again to continue. What was saved is still there.
mail-address-old-subject = Your account is to have another address
mail-address-old-body =
    Hello { $name },

    { $administrator }, who runs this service, asks that your account have the address { $mail } instead of this one. The reason: { $reason }

    See what it is about, and take it back if you did not ask for it:
    { $link }

    The link works for two days.
mail-address-new-subject = Confirm the new address of your account
mail-address-new-body =
    Hello { $name },

    { $administrator }, who runs this service, asks that your account have this address instead of { $old }. The reason: { $reason }

    Open this link to confirm it:
    { $link }

    The link works for two days. If you have no account here, open it and take it back, or do nothing.
mail-address-changed-subject = Your account has another address
mail-address-changed-body =
    Hello { $name },

    Your account now has the address { $mail }. Sign in with it from now on. All sessions and links from before are over.
help-log-joining = Joining with another account asked for
help-log-joining-withdrawn = Joining taken back
help-log-joining-declined = Joining refused by its reader
help-log-joined = Joined with another account
help-joined = This account was joined with another one, which has everything that it had.
help-joined-open = Open the account that was kept
joining-title = Join two accounts of one person
joining-step = Join with another account
joining-lead = The account of { $name } is kept. Everything of the other one moves to it once both addresses have confirmed it by mail. The other address is free afterwards: sign in with { $mail } from then on.
joining-other = Address of the other account
joining-look = Show what would happen
joining-plan = What would happen
joining-kept = Kept
joining-gone = Moves and is closed
joining-teams = Teams, also former ones
joining-juries = Juries
joining-sheets = Sheets
joining-roles = Roles
joining-sessions = Sessions that end
joining-plans = Open plans that are discarded
joining-history = What was done once stays as it was written down, under the name of the account that is kept.
joining-hinders = What stands against it
joining-obstacle-service = The other account runs the service, and this one does not. Start from the other one.
joining-obstacle-judges = { $call }: one takes part or once did, the other is on the jury.
joining-obstacle-organises = { $call }: one organises or once did, the other takes part or is on the jury.
joining-obstacle-follows = { $call }: one follows it for the press or watches over it, the other takes part or is on the jury.
joining-obstacle-roles = { $edition }: the roles of the two exclude each other.
joining-obstacle-teams = { $call }: each is in another team.
joining-obstacle-sheets = { $call }: each has a sheet for the same entry.
joining-obstacle-pairs = { $call }: each has chosen between the same two finalists.
joining-ask = Ask both addresses
joining-waits = { $other } is to be joined with { $kept }: asked for by { $administrator }, { $moment }, until { $until }.
joining-waits-for = Not confirmed yet: { $mail }
joining-link-lead = The account with the address { $other } is to be joined with that of { $name }, { $kept }. Everything moves there, and { $other } is no longer the address of an account.
joining-link-sure = Confirm only if both accounts are yours. Nothing moves before both addresses have confirmed.
joining-confirm = Both are mine
refused-joining = These accounts cannot be joined as things stand. Nothing was changed.
done-joining-asked = Both addresses get a link.
done-accounts-joined = The two accounts are one now. Sign in with the address that was kept.
mail-joining-subject = Are these two accounts yours?
mail-joining-body =
    Hello { $name },

    { $administrator }, who runs this service, asks that the account with the address { $other } be joined with that of { $kept }, because both are yours. The reason: { $reason }

    Open this link to confirm it, or to take it back:
    { $link }

    The link works for two days. Nothing moves before both addresses have confirmed it.
mail-joined-subject = Your two accounts are one now
mail-joined-body =
    Hello { $name },

    The account with the address { $other } was joined with yours. Sign in with { $kept } from now on; the other address has no account any more.
