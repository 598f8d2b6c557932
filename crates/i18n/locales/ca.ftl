
## Dates

calendar-months = gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
calendar-months-of-days = de gener|de febrer|de març|d’abril|de maig|de juny|de juliol|d’agost|de setembre|d’octubre|de novembre|de desembre
calendar-weekdays-short = dl|dt|dc|dj|dv|ds|dg
calendar-weekdays = dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge
calendar-day = { $day } { $month } del { $year }
calendar-day-of-month = { $day } { $month }
calendar-year-month = { $month } del { $year }
calendar-moment = { $weekday } { $day }, { $time } ({ $zone })
calendar-time = { $time } ({ $zone })
calendar-local = { $weekday } { $day }, { $time }
zone-elsewhere = hora local, { $place }
left-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minuts
}
left-hours = { $count ->
    [one] 1 hora
   *[other] { $count } hores
}
left-tomorrow = Demà
left-days = { $count ->
    [one] 1 dia
   *[other] { $count } dies
}
left-weeks = { $count ->
    [one] 1 setmana
   *[other] { $count } setmanes
}
left-months = { $count ->
    [one] 1 mes
   *[other] { $count } mesos
}

## Mails

mail-verify-subject = Confirma la teva adreça
mail-verify-body =
    Hola, { $name },

    Obre aquest enllaç per confirmar la teva adreça i entrar a Certamen:
    { $link }

    L’enllaç serveix una vegada i caduca en dos dies. Si no has demanat cap compte, no facis res.
mail-known-subject = Ja tens un compte
mail-known-body =
    Hola, { $name },

    Algú ha volgut crear un compte amb aquesta adreça, que ja en té un o hi ha estat convidada. El que s’hi va escriure s’ha oblidat, la contrasenya també. Pots entrar amb aquest enllaç:
    { $link }

    L’enllaç serveix una vegada i caduca en una hora. Si no has estat tu, no facis res.
mail-unconfirmed-subject = El teu compte espera la confirmació de l’adreça
mail-unconfirmed-body =
    Hola,

    Algú ha demanat entrar amb aquesta adreça. Encara no té compte: se’n va demanar un, però no s’ha obert l’enllaç del correu «{ $subject }». Obre aquell enllaç o torna a demanar el compte:
    { $link }

    Si no has estat tu, no facis res.
mail-enter-subject = El teu enllaç per entrar
mail-enter-body =
    Hola, { $name },

    Entra a Certamen amb aquest enllaç:
    { $link }

    L’enllaç serveix una vegada i caduca en una hora.
mail-reset-subject = Tria una contrasenya nova
mail-reset-body =
    Hola, { $name },

    Tria una contrasenya nova amb aquest enllaç:
    { $link }

    L’enllaç serveix una vegada i caduca en una hora. Totes les teves sessions obertes es tancaran.
mail-juror-subject = Invitació al jurat: { $call }
mail-juror-body =
    Hola, { $name },

    Et convidem al jurat de «{ $call }». Amb aquest enllaç entres al teu espai de jurat, sense contrasenya:
    { $link }

    L’enllaç serveix una vegada i caduca en trenta dies. Després, demana’n un de nou a la pàgina d’entrada.
mail-removed-subject = Ja no ets a l’equip «{ $team }»
mail-removed-body =
    Hola, { $name },

    La persona representant de l’equip «{ $team }» te n’ha tret ({ $call }). Ja no en veus l’obra, i l’enllaç d’invitació no t’hi deixa entrar.

    Si creus que és un error, parla amb la persona representant o escriu a l’organització.
mail-removed-organiser-body =
    Hola, { $name },

    L’organització t’ha tret de l’equip «{ $team }» ({ $call }). Ja no en veus l’obra, i l’enllaç d’invitació no t’hi deixa entrar. El motiu:

    { $reason }

    Si creus que és un error, escriu a l’organització.
mail-receipt-subject = Justificant: { $title }
mail-receipt-body =
    Hola, { $name },

    Hem rebut «{ $title }» ({ $call }), lliurament { $number }:
    { $when }

    Fitxers (SHA-256, mida, nom):
    { $files }
    Empremta del lliurament (SHA-256):
    { $hash }

    El justificant també és aquí:
    { $link }
mail-log-subject = Estat del registre: fila { $number }
mail-log-body =
    Aquest és l’estat del registre de { $address }, fila i SHA-256. Guarda aquest correu: qui canviï el registre després no el podrà canviar aquí.

    { $anchor }

    Qui administra el servei comprova el registre amb:
    certamen audit --anchor { $anchor }
mail-missed-subject = No publicat: { $what }, { $call }
mail-missed-body =
    Hola, { $name },

    aquesta part dels resultats de { $call } s’havia de publicar automàticament i no s’ha publicat.

    { $what }
    { $moment }
    { $reason }

    No s’ha mostrat res a ningú. Mira-ho i publica-ho, o torna-ho a programar:
    { $link }

## Charts

chart-pyramid-title = Piràmide de població: { $area }
chart-pyramid-line = { $total } persones; la meitat té menys de { $median } anys
chart-pyramid-alternative = Piràmide de població: { $area }. { $total } persones, { $women } dones i { $men } homes. La meitat té menys de { $median } anys; el { $old } % té 65 anys o més.
chart-women = Dones
chart-men = Homes
chart-age = Edat
chart-hour = Hora del dia
chart-climate-title = El clima mes a mes, { $years }: { $cities }
chart-climate-warmest = { $city }: el mes més càlid és { $month }, { $value } °C de mitjana.
chart-climate-wettest = { $city }: el mes més plujós és { $month }, { $value } mm.
chart-month = Mes
chart-temperature = Temperatura mitjana, °C
chart-rain = Pluja, mm
chart-subject-accidents = Accidents
chart-subject-area = Superfície
chart-subject-bikes = Bicicletes en ús
chart-subject-households = Llars
chart-subject-income = Renda per persona
chart-subject-no2 = Diòxid de nitrogen
chart-subject-people = Habitants
chart-subject-places = Llocs
chart-subject-rain = Pluja
chart-subject-rent = Lloguer mensual
chart-subject-riders = Viatgers
chart-subject-temperature = Temperatura mitjana
chart-subject-unemployment = Pes de l’atur
chart-subject-victims = Víctimes
chart-what-rows = Files
chart-what-sum = { $column } (suma)
chart-what-mean = { $column } (mitjana)
chart-what-share = { $what }, en %
chart-most-title = { $what }: al capdavant, { $name } amb { $value }
chart-most-alternative = { $what }: { $count ->
    [one] un grup.
   *[other] { $count } grups.
} Màxim: { $most }, { $most_value }. Mínim: { $least }, { $least_value }.
chart-share-title = { $what }: la diferència més gran, { $name }, { $one } davant de { $two }
chart-shown = { $all ->
    [one] { $shown } d’un sol grup
   *[other] { $shown } de { $all } grups
}
chart-lines-one = { $what }, { $from }–{ $to }: de { $first } a { $last }
chart-lines-most = { $what }, { $from }–{ $to }: el canvi més gran, { $name } ({ $change })
chart-lines-item = { $name }: de { $first } a { $last }.
chart-together = Com més { $x }, més { $y } (r = { $r })
chart-against = Com més { $x }, menys { $y } (r = { $r })
chart-apart = { $x } i { $y } gairebé no van juntes (r = { $r })
chart-pair-alternative = { $count ->
    [one] Un punt.
   *[other] { $count } punts.
} { $x }: de { $x_least } a { $x_most }. { $y }: de { $y_least } a { $y_most }.
chart-slope-title = Entre { $from } i { $to }: el canvi més gran, { $name } ({ $change })
chart-week-title = { $what } per dia i hora: el màxim, { $day } a les { $hour } h
chart-week-alternative = Màxim: { $day } a les { $hour } h, { $most }. Mínim: { $least_day } a les { $least_hour } h, { $least }.
chart-days-title = { $what } dia a dia: el màxim, { $value } ({ $day })
chart-days-alternative = { $count ->
    [one] Un dia
   *[other] { $count } dies
} ({ $from } – { $to }). Mitjana { $mean }. Màxim { $most } ({ $most_day }). Mínim { $least } ({ $least_day }).
chart-mean-of = mitjana { $value }
chart-stripes-title = { $what } des de { $from }: el màxim, { $year }, amb { $value }
chart-stripes-alternative = { $count } anys. Els trenta primers, { $early } de mitjana; els trenta últims, { $late }. Màxim { $most } ({ $most_year }), mínim { $least } ({ $least_year }).
chart-spread-title = { $what }: la meitat és per sota de { $median }
chart-spread-alternative = { $count ->
    [one] Un valor
   *[other] { $count } valors
}, de { $from } a { $to }. La meitat és per sota de { $median }.
chart-outline-title = { $count ->
    [one] On és l’àrea
   *[other] On són les { $count } àrees
}
chart-side-by-side = L’una al costat de l’altra
chart-whole = Tot el conjunt
chart-no-data = sense dades
chart-tiles = No es pot dibuixar cap mapa, perquè no es coneixen els contorns d’aquestes àrees: cada casella n’és una.
chart-year = Any
chart-quarter = Trimestre
chart-day = Dia
chart-values = Valors
chart-area = Àrea

## Refusals

refused-signed-out = Entra per continuar.
refused-unknown = Aquesta pàgina no existeix, o no és per a tu.
refused-too-early = Encara no és possible: la fase no ha començat.
refused-too-late = Ja no és possible: la fase s’ha acabat.
refused-juror = Formes part del jurat d’aquesta convocatòria i no hi pots participar.
refused-organiser = Qui organitza una edició, o l’ha organitzada, no hi participa ni és al jurat. No s’ha canviat res.
refused-captain = Només ho pot fer la persona representant de l’equip. Demana-li que ho faci o que te la cedeixi. No s’ha canviat res.
refused-withdrawn = L’obra s’ha retirat i ja no es pot canviar.
refused-out-of-contest = Aquesta obra ja no participa: l’equip l’ha retirada o l’organització l’ha exclosa. Les teves notes i comentaris es conserven i no compten.
refused-holds-award = Aquesta obra té un premi. Canvia primer aquesta decisió; després la podràs excloure del concurs.
refused-no-more = Aquí ja no es desa res més: s’ha acabat el termini o l’obra ja no participa. El que s’havia desat es conserva.
refused-deadline = El termini es va acabar: { $ended }. Ara és: { $now }. L’esborrany i els lliuraments fets a temps es conserven; si creus que és un error, escriu a l’organització.
refused-not-yet = La fase comença: { $starts }.
refused-paused = La convocatòria està en pausa des del { $moment }: «{ $reason }» El que tens no es perd: els esborranys, els fitxers, les notes i els comentaris es continuen desant. Crear equips i entrar-hi, lliurar, acabar fitxes i publicar esperen que la convocatòria continuï.
refused-while-paused = La convocatòria està en pausa, i això espera que continuï. El que tens no es perd.
refused-jury-begins = El jurat comença abans que s’acabi aquest termini: { $starts }. El que l’equip lliuri després encara no té jurats, o canvia sota les seves notes. No ha canviat res: marca la casella si ho vols igualment.
refused-fields = No s’ha desat: revisa els camps marcats. El que has escrit és aquí.
refused-stale = Algú ho ha desat abans, en una altra pestanya o dispositiu. No s’ha perdut res: aquí veus el que hi ha ara, i el que has escrit es manté.
refused-sign-in = L’adreça o la contrasenya no són correctes.
refused-link = Aquest enllaç ja s’ha fet servir o ha caducat. Demana’n un de nou.
refused-too-many = Massa intents per a aquest compte des de la teva xarxa. Torna-ho a provar d’aquí a { $wait }; amb un enllaç per correu o des d’una altra xarxa potser pots entrar ara mateix. No s’ha blocat ningú.
refused-too-many-network = Han arribat massa intents des de la xarxa que fas servir; potser no els has fet tu, sinó altres persones que hi són. Es torna a obrir d’aquí a { $wait }. Des d’una altra xarxa, com la del teu mòbil, pots continuar ara.
refused-too-many-forms = S’ha enviat molt en poc temps i això no s’ha acceptat. Torna-ho a enviar d’aquí a { $wait }.
refused-busy = Ara mateix entra moltíssima gent. No s’ha perdut res: torna-ho a provar d’aquí a { $wait }.
refused-collided = En aquest instant ha arribat un altre canvi del mateix i ha passat primer. El teu encara no s’ha desat: torna’l a enviar.
refused-files-waiting = Ara mateix es miren molts fitxers. El teu segueix sencer al teu ordinador i no s’ha perdut res del que has escrit: torna-ho a provar d’aquí a { $wait }.
refused-files-away = Ara mateix no s’arriba als fitxers. No s’ha perdut res del que estava desat, i el fitxer que has enviat segueix sencer al teu ordinador: torna-ho a provar d’aquí a { $wait }.
refused-files-full = Ara mateix no hi ha espai per a més fitxers. El teu segueix sencer al teu ordinador i no s’ha perdut res del que estava desat: avisa l’organització.
refused-one-at-a-time = Encara arriba o es comprova un altre fitxer teu. No ha canviat res: espera que acabi i torna-ho a provar.
refused-too-many-hand-ins = S’ha lliurat { $most } vegades en un dia, el màxim que es pot. El que has escrit està desat; es pot tornar a lliurar a partir de: { $again }.
refused-disk-low = Ara mateix no es poden acceptar fitxers: el disc del servidor és gairebé ple. Els textos i les notes es desen com sempre. Torna-ho a provar més tard o escriu a l’organització.
refused-too-slow = El que has enviat no ha arribat: la connexió no ha portat res durant { $wait } o era massa lenta. No se n’ha desat res. Torna-ho a enviar.
refused-unreadable = Aquesta petició no es pot llegir: una part de l’adreça o del formulari no és la que la pàgina espera. No ha canviat res.
refused-form-too-large = El que has enviat és més gran que el que pot ser un formulari: { $most }. No se n’ha desat res. Torna enrere, escurça el text i envia’l de nou.
wait-seconds = { $count ->
    [one] un segon
   *[other] { $count } segons
}
wait-minutes = { $count ->
    [one] un minut
   *[other] { $count } minuts
}
refused-team-full = L’equip està complet: com a màxim { $size }.
refused-already-in-team = Ja tens equip en aquesta convocatòria. Surt-ne abans d’entrar en un altre.
refused-last-member = Ets l’última persona de l’equip i l’obra s’ha lliurat. Retira l’obra abans de sortir.
refused-removed-from-team = T’han tret d’aquest equip i no hi pots tornar amb l’enllaç. Parla amb la persona representant o amb l’organització.
refused-invited-already = Aquesta persona ja és al jurat d’aquesta convocatòria i no se li ha enviat cap altre correu. Marca la casella si vols tornar a enviar la invitació; el que has escrit encara hi és.
refused-last-organiser = Ningú no organitzaria aquesta edició. Nomena primer una altra persona.
refused-round-closed = La ronda és tancada: ja no es desen notes. Les que tens desades es conserven.
refused-marks-missing = { $count ->
    [one] Falta una nota.
   *[other] Falten { $count } notes.
}
refused-incomplete = Encara falta: { $fields }. L’esborrany està desat.
refused-conflict = Hi ha un conflicte d’interessos: no s’ha desat.
refused-nothing-to-publish = Encara no es pot publicar: primer tria i publica les finalistes; els premis han d’estar decidits.
refused-overtaken = S’ha canviat des que vas obrir la pàgina. No s’ha desat res del teu i no s’ha perdut res: a sota hi ha el que val ara, al costat del que volies. Mira totes dues coses; torna a prémer si ha de valer la teva.
refused-overtaken-by = { $name } ho ha canviat després que obrissis la pàgina: { $moment }. No s’ha desat res del teu i no s’ha perdut res: a sota hi ha el que val ara, al costat del que volies. Mira totes dues coses; torna a prémer si ha de valer la teva.
refused-done-by = { $name } ja ho ha fet igual: { $moment }. El que volies ja val; no cal fer res més.
overtaken-stands = El que val ara
overtaken-typed = El que volies
overtaken-nothing = Res
refused-public = Això és públic («{ $what }»), i el que és públic no canvia sense que es vegi. No s’ha canviat res. Primer deixa de publicar-ho, a «Publicació», a la pàgina «Classificació i decisions»; després canvia-ho i torna-ho a publicar.
refused-finalists-hold-awards = Aquestes obres tenen un premi i continuen sent finalistes. No s’ha canviat res. Primer canvia la decisió sobre el premi; després les podràs desmarcar.
refused-unsettled = No s’ha publicat res, perquè encara hi ha coses obertes. Si ho vols igualment, marca «Publica-ho igualment» a «Publicació» i torna a prémer.
unsettled-award = Premi sense decidir: { $award }. El públic hi llegirà «Encara sense decidir».
unsettled-round = Sense tancar: { $round }. El jurat encara pot puntuar, o podrà fer-ho.
unsettled-sheets = { $count ->
    [one] { $round }: una fitxa sense acabar, que no compta.
   *[other] { $round }: { $count } fitxes sense acabar, que no compten.
}
unsettled-pairs = La final per parelles és oberta.
refused-broken = Alguna cosa ha fallat a la nostra banda. El que ja estava desat es conserva. Torna-ho a provar; si persisteix, digues-nos aquest número: { $request }.
problem-title = No s’ha pogut fer
problem-lines-left = Aquestes línies no s’han afegit: hi ha com a màxim { $most } temes, i un nom per llengua en cada línia. Les altres són a la llista; encara no s’ha desat res.
problem-not-repeated = Escriu aquí «{ $value }». No s’ha eliminat res.
problem-nothing-chosen = Tria’n almenys un. No s’ha fet res.
problem-missing = Aquest camp és necessari.
problem-too-long = Massa llarg: com a màxim { $most } caràcters.
problem-label-missing = Una línia té un punt i cap paraula. Escriu què vol dir, o esborra la línia.
problem-control-characters = Hi ha caràcters de control que no es poden desar. Esborra’ls o torna a escriure el text.
field-confirmed = Confirmació
problem-mail = Això no és una adreça de correu. Exemple: nom@exemple.cat
problem-mail-dots = No es pot enviar correu a aquesta adreça: abans de l’@ hi ha un punt al principi, al final o dos de seguits. No s’ha enviat res; fes-ne servir una altra.
problem-mail-letters = Abans de l’@ només hi pot haver lletres llatines sense accents, xifres i signes com ara . _ + -: a les altres adreces, molts servidors no hi porten correu. Fes-ne servir una altra.
problem-mail-long = Massa llarg per a una adreça de correu: com a màxim { $most } caràcters, i { $local } abans de l’@.
problem-password-length = Fan falta entre { $fewest } i { $most } caràcters. Una frase serveix.
problem-link = Això no és una adreça web. Ha de començar amb https://
problem-choice = Aquest valor no és cap de les opcions.
problem-topic-gone = Aquest tema ja no és de l’edició. Tria’n un altre; els teus textos encara són aquí.
problem-taken = Aquest nom ja el fa servir una altra cosa. Tria’n un altre.
problem-address-used = Algú ja té un compte amb aquesta adreça. No ha canviat res: treu aquest jurat i convida la persona amb l’adreça bona.
problem-too-many-files = No s’hi poden afegir més fitxers; el màxim és { $most }. Treu-ne un abans.
problem-file-too-large = El fitxer és massa gran: com a màxim { $most }. No ha canviat res.
problem-daily-bytes = És més del que es pot enviar en un dia. Ara queden { $left }; aquest fitxer es podrà enviar a partir de: { $again }. No ha canviat res.
problem-kept-bytes = El teu equip guardaria més de { $most }, lliuraments inclosos. Queden { $left }: canvia fitxers grans per altres de més petits o escriu a l’organització. No ha canviat res.
problem-file-empty = El fitxer és buit. No ha canviat res.
problem-cover-kind = La portada és una imatge: { $kinds }. Els altres fitxers van amb els fitxers de l’obra.
problem-kind-not-taken = Aquesta convocatòria només accepta { $kinds }. L’esborrany no ha canviat.
problem-not-eligible = El premi no és per al tema principal d’aquestes obres: { $names }. No s’ha registrat res.
problem-file-kind = El contingut no és el que diu el nom ({ $found }). S’admeten PNG, JPEG, WebP, SVG, PDF, CSV i MP4; la portada ha de ser una imatge.
problem-file-kind-unknown = El contingut no es reconeix. S’admeten PNG, JPEG, WebP, SVG, PDF, CSV i MP4; la portada ha de ser una imatge. L’esborrany no ha canviat.
problem-file-cut-off = El fitxer { $kind } està malmès o incomplet. Torna a exportar-lo i a pujar-lo.
problem-file-too-heavy = Desempaquetar o dibuixar aquest fitxer demana més de { $seconds } segons o de { $memory } de memòria. L’esborrany no ha canviat. Exporta’l amb menys efectes (desenfocament, ombres, filtres), menys punts o imatges més petites, o com a PNG, i torna a pujar-lo.
problem-file-unpacks = Una part del fitxer s’expandeix a més de { $most }. L’esborrany no ha canviat. Torna a exportar-lo amb un altre programa, o imprimeix-lo com a PDF, i torna a pujar-lo.
problem-file-active = El fitxer conté alguna cosa que no es pot acceptar: { $finding }. Treu-la i torna a pujar-lo.
active-document-type = una definició de tipus de document (DTD) les entitats de la qual es multipliquen
active-script-attribute = l’atribut { $name }, que executa codi
active-elsewhere = un enllaç a un altre lloc ({ $what })
active-attached-files = fitxers adjunts
active-rich-media = contingut multimèdia incrustat
active-form = un formulari XFA
active-action = una acció que obre programes o envia dades
active-password = una contrasenya
unreadable-not-utf8 = El fitxer no és UTF-8. Desa’l com a UTF-8 i torna a pujar-lo.
unreadable-too-many-parts = El fitxer té massa parts o massa nivells. Simplifica’l i torna a pujar-lo.
unreadable-not-drawn = El fitxer es llegeix però no es pot dibuixar. Torna a exportar-lo i a pujar-lo.
unreadable-properties = No se n’han pogut treure les propietats del document, que poden dir qui l’ha fet. Exporta’l sense propietats i torna a pujar-lo.
unreadable-disk = El fitxer no s’ha pogut llegir ara mateix. L’esborrany no ha canviat; torna-ho a provar.
problem-picture-too-large = La imatge té { $width } × { $height } píxels. Com a màxim { $side } per costat i { $megapixels } megapíxels.
problem-table = Línia { $line }, columna { $column }: { $finding }
problem-data-file = El fitxer no es pot preparar: { $finding } El fitxer tal com va arribar està desat i no s’ha publicat res.
table-line-too-long = la línia té més de { $most } bytes
table-nul = hi ha un byte NUL
table-not-utf8 = el text no és UTF-8: desa’l com a «CSV UTF-8» i torna a pujar-lo
table-open-quote = s’obren unes cometes que no es tanquen mai
table-cells = { $found ->
    [one] una cel·la en lloc de { $expected }
   *[other] { $found } cel·les en lloc de { $expected }
}
table-markup = l’XML no continua com hauria
problem-out-of-scale = La nota ha de ser entre 0 i { $highest }.

## Every page

shell-skip = Ves al contingut
shell-menu = Menú
shell-languages = Idioma
shell-trail = On ets
text-elsewhere = Una part d’aquesta pàgina encara no és en català: és en { $languages }.
shell-unsaved = En un altre formulari d’aquesta pàgina hi ha canvis sense desar i es perdrien. Desa’ls primer, o torna-hi a prémer per seguir sense ells.
menu-call = La convocatòria
menu-gallery = Galeria
menu-results = Resultats
menu-data = Dades
menu-mails = Correus
menu-desk = El meu espai
menu-sign-in = Entra
menu-of-edition = { $word } { $edition }
line-wait = { $count ->
    [one] espera
   *[other] esperen
}
line-due = toca ara
step-overview = Resum
step-plan = Pla
step-criteria = Criteris
step-ranking = Classificació
step-meeting = Reunió
step-letters = Cartes
step-settings = Configuració
foot-line = Certamen, programari lliure. Dades: { $sources }.
foot-accessibility = Accessibilitat
foot-privacy = Privacitat
edition-example = Edició d’exemple: les persones, els equips i les obres són inventats.
done-saved = Desat.
done-signed-out = Has sortit.
done-mailed = T’hem escrit, si aquesta adreça té o pot tenir un compte. Obre l’enllaç del correu per continuar.
done-verified = L’adreça està confirmada i ja ets dins.
done-disowned = Oblidat. No hi ha cap compte amb el que s’hi va escriure i ningú no hi pot entrar.
done-password = La contrasenya és nova i les altres sessions s’han tancat.
done-team = L’equip ja està creat. Ara convida-hi gent o comença l’esborrany.
done-joined = Ja formes part de l’equip.
done-left = Has sortit de l’equip.
done-renewed = Hi ha un enllaç nou. L’antic ja no funciona.
done-handed-over = L’equip té una nova persona representant.
done-member-removed = Ja no és a l’equip i se li ha dit per correu. L’enllaç d’invitació antic ja no funciona.
done-member-readmitted = Hi pot tornar amb l’enllaç d’invitació. Envia-l’hi.
done-uploaded = El fitxer és a l’esborrany.
done-uploaded-without = El fitxer és a l’esborrany. Se n’ha tret: { $parts }. Mira’l abans de lliurar.
taken-out-type = la declaració de tipus de document, que cap navegador no necessita
taken-out-links = els enllaços a altres llocs
taken-out-html = HTML dins el dibuix
taken-out-authors = els autors de les notes
done-removed = El fitxer ja no és a l’esborrany.
done-handed-in = Lliurada. Aquest és el justificant; també l’hem enviat per correu a cada membre.
done-withdrawn = L’obra s’ha retirat. Els fitxers i els justificants es conserven.
done-excluded = L’obra és fora del concurs. Ho hem fet saber a l’equip per correu.
done-readmitted = L’obra torna a participar. Ho hem fet saber a l’equip per correu.
done-finished = Fitxa acabada. Compta per a la classificació; la pots reobrir mentre duri la ronda.
done-reopened = La fitxa torna a estar oberta i no compta fins que l’acabis.
done-conflict = Anotat.
done-invited = La invitació s’està enviant.
done-round-closed = La ronda està tancada: ja no es desa cap nota.
done-round-reopened = La ronda torna a seguir el calendari.
done-assigned = Les obres estan assignades.
done-decided = La decisió queda registrada.
done-decided-finalists = La decisió queda registrada. Les obres que eren finalistes només per aquest premi ja no ho són.
done-published = Publicat.
done-unpublished = Ja no és públic.
done-scheduled = Programat.
done-unscheduled = La programació s’ha anul·lat.
done-prepared = El conjunt de dades està preparat. Revisa’l abans de publicar-lo.
done-kept-raw = El fitxer està desat, però encara no s’ha pogut preparar. Aquí veus per què i ho pots corregir.
done-described = La descripció està desada.
done-unchanged = El portal té el mateix fitxer: no hi ha res de nou.

## Front page and calls

problem-not-found = No s’ha trobat
problem-home = Torna a l’inici
home-empty = Encara no hi ha res anunciat. El proper certamen sortirà aquí.
home-next = Què pots fer ara
home-next-edition = Portes aquest servei i no hi ha cap edició oberta. Fes-ne una pas a pas, i ningú més no la veu fins que l’obris; o incorpora’n una des d’un fitxer.
home-next-data = Avui ja pots preparar i publicar conjunts de dades:
home-past = Edicions anteriors
home-new-edition = Nova edició
home-explore = Explora les dades
home-figures = El certamen en xifres
home-days-left = Dies que queden
home-days-to = Dies que falten
home-works = Obres publicades
home-datasets = Conjunts de dades
home-datasets-fact = nets, descrits i a punt
home-prizes = Premis
home-calendar = Les fases de cada ciutat comencen i acaben segons el seu rellotge.
home-today = Avui, { $day }
home-open-now = oberta ara
home-chosen = Obres destacades: { $edition }
home-reasons = Resultats i motius
home-charts = Comença per un gràfic
home-all-data = Tots els conjunts de dades: { $count }
edition-topics = Temes
topic-goal = ODS { $number }
phase-registration = Inscripció
phase-submission = Lliurament
phase-screening = Preselecció
phase-final = Final
phase-publication = Publicació
phase-over = Totes les fases s’han acabat.
phase-paused = En pausa de moment.
phase-open-until = { $phase }: fins al { $moment }
phase-starts = { $phase }: comença el { $moment }
call-take-part = Participa-hi
call-deadline = Termini de lliurament
call-grace = { $minutes ->
    [one] El que s’hagi començat a temps es pot acabar durant el minut següent, segons el rellotge del servidor.
   *[other] El que s’hagi començat a temps es pot acabar durant els { $minutes } minuts següents, segons el rellotge del servidor.
}
call-no-grace = S’acaba al segon exacte, segons el rellotge del servidor.
call-your-zone = La teva hora
call-criteria = Criteris i pesos
call-awards = Premis
call-rules = Bases
call-legal = Bases legals
call-contact = Contacte
call-entries = Fitxers i dades d’una obra
call-required-count = { $count ->
    [one] Cal utilitzar almenys un conjunt de dades del catàleg.
   *[other] Cal utilitzar almenys { $count } conjunts de dades del catàleg.
}
call-required-named = Cal utilitzar aquests conjunts de dades: { $names }.
call-award-topics = Tema principal: { $names }.
call-order-corrected = Les obres s’ordenen per la mitjana ponderada de les fitxes acabades; quan els jurats puntuen obres diferents, es corregeix segons la severitat de cadascun.
call-order-raw = Les obres s’ordenen per la mitjana ponderada de les fitxes acabades, tal com les ha posat el jurat.
call-team-size = { $size ->
    [one] S’hi participa individualment: cada equip és d’una persona.
   *[other] Equips de { $size } persones com a màxim.
}
accessibility-standard = Aquest lloc vol complir les WCAG 2.2 nivell AA (EN 301 549). Cada pàgina es comprova automàticament amb axe, en clar i en fosc, i es pot fer servir amb el teclat i sense JavaScript.
accessibility-gaps = El que falta: les obres són dels equips i poden no ser accessibles; cada portada porta un text que la descriu.
accessibility-complaint = Si alguna cosa no et funciona, escriu a l’organització de la convocatòria; té vint dies hàbils per respondre. Si no ho fa, pots adreçar-te a l’organisme de control del teu país.
privacy-stored = Desem el teu nom, la teva adreça, l’idioma i el que fas al concurs: equip, obra, notes o decisions. La contrasenya es desa només com a resum argon2id. Cap dada surt d’aquest servei.
privacy-cookie = Hi ha una sola galeta, la de la sessió, i només quan entres. No hi ha analítica ni recursos d’altres llocs.
privacy-rights = Pots demanar una còpia de les teves dades o que s’esborrin escrivint a l’organització. El que es va lliurar i jutjar es conserva mentre calgui explicar el resultat.
mails-lead = Això és la demostració: aquests correus s’haurien enviat. Els enllaços funcionen.
mails-empty = Encara no hi ha cap correu.

## Islands

countdown-left = Falten { $days } d { $clock }
countdown-over = El termini s’ha acabat.
draft-saves-itself = L’esborrany es desa sol.
comments-save-themselves = Els comentaris es desen sols.
saving = Desant…
saved-now = Desat
draft-saved-only = Desat a l’esborrany. El que està lliurat és el justificant { $receipt }, fins que tornis a lliurar.
saved-at = Desat a les { $time }
saved-mark = Desat a les { $time } · { $criterion }: { $mark }
save-waits = Sense connexió: es guarda en aquest navegador i s’enviarà tan bon punt es pugui.
refused-stale-text = Algú altre, o una altra pestanya, ho ha desat abans. El que has escrit continua aquí i encara no s’ha desat.
stale-keep-mine = Desa la meva versió
stale-show-theirs = Descarta la meva i agafa l’altra versió
refused-signed-out-kept = La sessió s’ha acabat. El que has escrit es guarda aquí: entra en una altra pestanya i es desarà.
session-ended-title = La sessió s’ha acabat
session-ended-lead = El que has enviat no s’ha desat, però es guarda en aquesta pàgina. Entra en una altra pestanya, torna aquí i envia-ho un altre cop.
session-ended-sign-in = Entra en una altra pestanya
session-ended-again = Torna-ho a enviar
refused-fields-draft = No s’ha desat: un camp és massa llarg o no és vàlid. Prem «Desa» per veure quin.
sheet-saves-itself = Cada nota es desa sola.
sheet-not-marked = Encara sense nota.
sheet-stale = { $criterion }: una altra pestanya o dispositiu ja havia desat { $kept }, que és la que es veu. Tu havies triat { $chosen }.
sheet-unsaved = Triat, però no desat: { $marks }.
mark-again = Posa { $mark } a { $criterion }
mark-between = Entre { $low } («{ $low_text }») i { $high } («{ $high_text }»)
mark-above = Per sobre de { $step } («{ $meaning }»)
mark-below = Per sota de { $step } («{ $meaning }»)

## Accounts

account-sign-up = Crea un compte
account-name = Nom
account-name-hint = Com vols que et vegin l’equip i l’organització. Fins a 80 caràcters.
account-organisation = Organització
account-organisation-hint = On treballes o estudies, amb el nom complet; deixa-ho en blanc si no és el cas. Serveix perquè el jurat no puntuï obres de la seva organització, i només ho veu l’organització del concurs. Fins a { $most } caràcters.
account-mail = Adreça de correu
account-mail-hint = T’enviarem un enllaç per confirmar-la; llavors triaràs la contrasenya.
account-password = Contrasenya
account-password-hint = Com a mínim { $fewest } caràcters. Una frase serveix.
account-have-one = Ja tinc un compte
account-by-link = Entra amb un enllaç per correu
account-by-link-lead = Així entren normalment els jurats: sense contrasenya.
account-forgotten = He oblidat la contrasenya
account-forgotten-lead = T’enviarem un enllaç per triar-ne una de nova.
account-send-link = Envia’m l’enllaç
account-demo = Demostració: les adreces i contrasenyes de cada paper són al terminal on s’ha engegat i al README. Només funcionen des d’aquest ordinador.
account-continue = Continua
account-make = Crea el compte
account-verify = Confirma l’adreça
account-verify-lead = La teva adreça { $mail } està confirmada. Mira el nom, tria una contrasenya i el compte és teu.
account-disown = No he estat jo
account-disown-hint = Si no has demanat cap compte, «No he estat jo» oblida el que es va escriure.
account-enter-lead = L’enllaç serveix una sola vegada.
account-new-password = Tria una contrasenya nova
account-title = El meu compte
account-no-password = Entres amb enllaços per correu i encara no tens contrasenya.
account-sign-out = Surt
account-sessions = Sessions obertes
account-browser = Navegador
account-seen = Vista per última vegada
account-this-session = Aquesta
account-end = Tanca-la
table-action = Acció
desk-hello = Hola, { $name }.
desk-judged = On fas de jurat
desk-joined = On participes
desk-organised = El que organitzes
desk-data = Prepara i publica conjunts de dades
desk-empty = Encara no participes en cap convocatòria.
desk-past = Edicions passades
desk-nothing-waits = Res no t’espera.
desk-waiting = { $count ->
    [one] T’espera una cosa.
   *[other] T’esperen { $count } coses.
}
desk-waiting-until = { $count ->
    [one] T’espera una cosa, fins al { $until }.
   *[other] T’esperen { $count } coses, la primera fins al { $until }.
}
desk-draft-saved = Esborrany, desat: { $day }
desk-no-picture = encara sense imatge
desk-missing = { $count ->
    [one] Hi falta una cosa: { $fields }.
   *[other] Hi falten { $count } coses: { $fields }.
}
desk-complete = No hi falta res. Lliura-la: només així compta.
desk-awaits = La té el jurat. No has de fer res.
desk-results = Els premis són públics.
desk-letter = El jurat us ha escrit.
desk-verb-finish = Acaba l’esborrany
desk-verb-receipt = Obre el justificant
desk-verb-results = Mira els resultats
desk-verb-letter = Llegeix la carta
desk-score = { $count ->
    [one] Puntua una obra
   *[other] Puntua { $count } obres
}
desk-next = La següent: «{ $title }».
desk-finished = { $count ->
    [one] La teva fitxa està acabada
   *[other] Les { $count } fitxes estan acabades
}
desk-finished-lead = Ho pots canviar mentre duri la ronda.
desk-pairs-lead = Tria entre les finalistes de dues en dues.
desk-conflicts-lead = Digues abans que comenci quines obres han de jutjar altres.
desk-round-over = La ronda s’ha acabat
desk-verb-score = Comença a puntuar
desk-verb-compare = Compara-les
desk-verb-sheets = Mira les teves fitxes
desk-lacking = { $count ->
    [one] A una obra li falten jurats
   *[other] A { $count } obres els falten jurats
}
desk-flags = { $count ->
    [one] Un avís espera resposta
   *[other] { $count } avisos esperen resposta
}
desk-undelivered = { $count ->
    [one] Un correu no ha arribat
   *[other] { $count } correus no han arribat
}
desk-idle = { $count ->
    [one] Un jurat no ha començat
   *[other] { $count } jurats no han començat
}
desk-no-drafts = No queda cap esborrany per lliurar
desk-drafts = { $count ->
    [one] Un esborrany no s’ha lliurat
   *[other] { $count } esborranys no s’han lliurat
}
desk-handed-in = { $count ->
    [one] Ja hi ha una obra lliurada.
   *[other] Ja hi ha { $count } obres lliurades.
}
desk-open-sheets = { $count ->
    [one] Una fitxa no està acabada
   *[other] { $count } fitxes no estan acabades
}
desk-undecided = { $count ->
    [one] Un premi no està decidit
   *[other] { $count } premis no estan decidits
}
desk-letters = { $count ->
    [one] Una carta no s’ha enviat
   *[other] { $count } cartes no s’han enviat
}
desk-set-up = Revisa els textos i les dates
desk-no-jury = Encara no hi ha ningú al jurat
desk-assigned = Tot està assignat; la ronda encara no ha començat
desk-all-finished = Totes les fitxes estan acabades
desk-no-finalists = La ronda s’ha acabat i no hi ha finalistes
desk-finalists-chosen = Les finalistes estan triades i no són públiques
desk-next-round = La ronda següent necessita un pla
desk-awards-decided = Els premis estan decidits i no són públics
desk-nothing-left = No queda res per fer
desk-verb-settings = Obre la configuració
desk-verb-invite = Convida jurats
desk-verb-assign = Assigna jurats
desk-verb-flags = Respon els avisos
desk-verb-addresses = Corregeix les adreces
desk-verb-remind = Envia recordatoris
desk-verb-entries = Mira les obres
desk-verb-plan = Obre el pla
desk-verb-jury = Mira com treballa el jurat
desk-verb-finalists = Tria les finalistes
desk-verb-publish-finalists = Publica les finalistes
desk-verb-meeting = Fes la reunió
desk-verb-publish-awards = Publica els premis
desk-verb-letters = Mira les cartes
desk-verb-overview = Obre el resum
desk-service = Portes el servei
desk-first-edition = Encara no hi ha cap edició. Fes-ne la primera.
desk-next-edition = L’última edició s’ha acabat. Fes-ne la següent.
desk-edition-step = Prepara l’edició: pas { $step } de { $total }
desk-edition-complete = Tot està preparat; l’edició encara no és oberta

## Teams and entries

team-title = Equip
team-found = Crea l’equip
team-found-lead = Qui crea l’equip n’és el representant i convida la resta amb un enllaç. Cal un equip també si hi participes individualment.
team-name = Nom de l’equip
team-captain = Representant ·
team-since = alta: { $day }
team-to-entry = Obre l’obra
team-members = Membres
team-organisation = Indica al teu compte on treballes o estudies: així cap jurat de la mateixa organització no puntuarà la teva obra.
team-invite = Enllaç d’invitació
team-invite-lead = Envia aquest enllaç a qui vulguis a l’equip. Qui el tingui hi pot entrar mentre hi hagi lloc.
team-renew = Fes un enllaç nou i anul·la aquest
team-leave = Surt de l’equip
team-leave-lead = Deixaràs de veure l’obra. L’equip i el que s’hagi lliurat es mantenen.
team-join = Entra a l’equip
team-join-title = T’han convidat a l’equip «{ $name }»
team-join-until = Qui té l’enllaç s’hi pot afegir fins al moment següent: { $ends }.
team-join-over = Ja no s’hi pot afegir ningú: els equips van estar oberts fins al moment següent: { $ended }.
team-found-over = La inscripció s’ha acabat: es podien crear equips fins al moment següent: { $ended }.
team-join-still = Amb un enllaç d’invitació encara et pots afegir a un equip, fins al moment següent: { $ends }.
team-renew-lead = Qui té l’enllaç antic ja no s’hi podrà afegir. Els membres es queden.
team-hand-over = Cedeix la representació
team-remove = Treu de l’equip
team-remove-lead = Deixarà de veure l’obra, se li dirà per correu i no podrà tornar amb l’enllaç, que es renova. El seu nom ja no constarà a l’obra.
team-manage = Canvia
team-removed = Fora de l’equip
team-readmit = Deixa que torni
team-leave-over = L’obra ja no es pot canviar i, per tant, els membres es queden com són. Si algú ha de sortir, escriu a l’organització.
roster-title = L’equip i la seva gent
roster-lead = Tothom qui és o ha estat en aquest equip. Cap d’aquestes persones no en puntua l’obra, encara que en surti.
roster-state = A l’equip
roster-member = Membre
roster-captain = Representant
roster-former = N’ha sortit
roster-removed = Fora
roster-remove-lead = Llegirà el teu motiu en un correu, deixarà de veure l’obra i no podrà tornar amb l’enllaç. Si és la persona representant, ho serà qui s’hi va afegir primer.
roster-readmit-lead = Podrà tornar amb l’enllaç de l’equip mentre els equips estiguin oberts.
roster-reason = Motiu, que aquesta persona llegirà
limit-characters = Fins a { $most } caràcters.
entry-draft = Esborrany
entry-number = Obra { $number }
entry-title = Títol
entry-summary = Resum
entry-alternative = Què mostra la portada
entry-alternative-hint = Per a qui no la pot veure. Fins a { $most } caràcters.
entry-topic = Tema principal
entry-topics = Altres temes
entry-datasets = Dades utilitzades
entry-required-data = Dades que demana la convocatòria
entry-sources = Altres fonts
entry-sources-hint = Nom, adreça i llicència de cada font.
entry-link = Versió interactiva
entry-link-hint = Una adreça web, si n’hi ha. En una ronda cega, el jurat no la veu.
entry-licence = Llicència
entry-licence-hint = Què poden fer els altres amb l’obra.
entry-cover = Portada
entry-work-file = Fitxer de l’obra
entry-files = Fitxers
entry-files-hint = S’admeten { $kinds }; { $size } per fitxer com a màxim. Fitxers a part de la portada: { $most } com a màxim. Es comprova el contingut, no el nom.
entry-files-work = Obrir-lo i dibuixar-lo no pot demanar més de { $seconds } segons ni de { $memory } de memòria.
entry-files-metadata = Les metadades que diuen qui, on i amb què s’ha fet un fitxer (EXIF, XMP, propietats) es treuen; el justificant dona l’empremta (SHA-256) del que es guarda.
entry-files-room = Un equip i cada persona poden enviar { $daily } al dia (en queden { $today }); se’n guarden { $kept }, lliuraments inclosos (en queden { $left }).
entry-remove = Treu { $name }
remove = Treu
upload = Puja
upload-sending = S’està enviant: { $percent } %
upload-checking = Ha arribat. Se n’està comprovant el contingut…
upload-failed = L’enviament s’ha tallat i el fitxer no és a l’esborrany. La resta no ha canviat; torna-ho a provar.
save = Desa
cancel = Deixa-ho estar
previous = Anterior
next = Següent
entry-state-draft = Encara no s’ha lliurat.
entry-state-submitted = L’obra està lliurada (justificant { $receipt }). La pots canviar i tornar a lliurar fins que s’acabi el termini; mentrestant compta el justificant.
entry-state-changed = L’obra està lliurada (justificant { $receipt }). Des de llavors ha canviat: { $fields }. Torna a lliurar si vols que els canvis comptin.
entry-changed = L’obra està lliurada (justificant { $receipt }). Des de llavors has canviat alguna cosa: torna a lliurar si vols que compti.
entry-state-before = El lliurament encara no ha començat. Ja pots preparar l’esborrany.
entry-state-never = No es va lliurar res abans del termini: aquest esborrany no es jutja ni es mostra.
entry-state-counts = El que compta és el justificant { $receipt }: { $when }.
entry-state-uncounted = El que es va canviar després no compta: { $fields }.
entry-state-withdrawn = Retirada: no es jutja ni es mostra.
entry-state-excluded = Exclosa del concurs per l’organització: no es jutja ni es mostra.
entry-extended = Ampliat per al teu equip fins al { $until }.
entry-extension-passed = El teu equip tenia temps fins al { $until }. El termini de la convocatòria ara és posterior, i és el que compta.
entry-checklist = Què hi falta
entry-missing = (falta)
entry-there = (fet)
entry-incomplete = A dalt hi ha marcat el que falta. En lliurar, el que has escrit es desa en qualsevol cas.
entry-legal = Llegeix-ho abans de lliurar:
entry-names = El jurat no ha de saber qui ha fet l’obra, però «{ $name }» surt a: { $field }. Treu-ho i lliura l’obra amb el canvi, si no és volgut.
entry-hand-in = Lliura
entry-hand-in-again = Torna a lliurar
entry-hand-ins-most = Es pot lliurar { $most } vegades al dia; avui en queden: { $left }.
entry-receipts = Justificants
entry-no-receipts = Encara cap.
entry-withdraw = Retira l’obra
entry-withdraw-lead = L’obra no es jutjarà ni es mostrarà, i no es pot tornar a lliurar. Els fitxers i els justificants es conserven.
entry-withdraw-captain = Només la persona representant de l’equip, { $captain }, pot retirar l’obra.
receipt-number = Justificant { $number }
receipt-by = Lliurada per { $name }
receipt-withdrawn = L’obra s’ha retirat. Aquest justificant queda com a prova del que es va lliurar; el jurat no la veu.
receipt-replaced = El justificant { $number } l’ha substituït i és el que compta.
receipt-replace = Encara pots canviar l’obra i tornar-la a lliurar; compta l’últim justificant. Termini: { $ends }.
receipt-next = El jurat comença: { $starts }.
receipt-file = Fitxer
receipt-size = Mida
receipt-hash = Empremta del lliurament (SHA-256):

## Jury

jury-title = Jurat
jury-not-open = La ronda encara no ha començat.
jury-open-until = Ronda oberta fins al { $ends }
jury-progress = { $all ->
    [one] { $finished } d’una sola fitxa acabada
   *[other] { $finished } de { $all } fitxes acabades
}
jury-progress-label = Progrés
jury-go-on = Continua
jury-empty = Encara no tens cap obra assignada.
jury-entry = Obra
jury-marks = Notes
jury-state = Estat
jury-state-conflict = Abstenció
jury-state-finished = Acabada
jury-state-begun = Començada
jury-state-new = Per fer
sheet-title = Fitxa de l’obra { $number }
sheet-work = L’obra
sheet-blind = Ronda cega
sheet-file = Fitxer
sheet-comment-team = Per a l’equip, després de la publicació
sheet-comment-jury = Per al jurat
sentences-title = Frases per a l’equip
sentences-lead = Marca les frases del teu comentari per al jurat que l’equip també pot llegir. Si després canvies una frase, cal tornar-la a marcar. L’equip no sap qui ha escrit què.
sentences-none = El teu comentari per al jurat és buit. Escriu-lo primer a la fitxa.
sentences-save = Desa la tria
sentences-read = El que llegirà l’equip
sentences-nothing = De moment, res teu.
sentences-back = Torna a la fitxa
order-title = El meu ordre
order-lead = Posa les obres en l’ordre en què les col·locaries, la millor primer. Només tu veus aquesta llista; no canvia cap nota ni la classificació. T’avisa on contradiu les teves notes.
order-agrees = L’ordre i les teves notes concorden.
order-against = Parelles en què l’ordre contradiu les teves notes: { $count }.
order-contradicts = Has posat més nota a: { $works }.
order-contradicts-more = Has posat més nota a: { $works } i { $count } més.
order-points = Punts de les teves notes, sobre 100
order-drag = Arrossega per moure
order-up = Una posició amunt
order-down = Una posició avall
order-reset = Torna a l’ordre de les meves notes
sheet-finish = Acaba la fitxa
sheet-reopen = Torna a obrir la fitxa
sheet-handed-in-since = L’equip ha tornat a lliurar després que comencessis: { $moment }. Mira si les teves notes encara encaixen.
sheet-entries = Obres
sheet-keys = Dreceres de teclat
keys-tab = Tab
keys-tab-text = va al criteri següent
keys-arrows = Fletxes
keys-arrows-text = es mouen entre les notes d’un criteri, sense posar-ne cap. Fora d’allà desplacen la pàgina
keys-space = Retorn o espai
keys-space-text = posa la nota que té el focus
keys-digits-text = dins d’un criteri: posa aquesta nota. 1 i després 0 posa un 10
keys-next-text = va a l’obra següent
keys-help-text = obre aquesta llista; Esc la tanca
keys-single = Fes servir les tecles d’un sol caràcter (0–9, n, ?)
keys-single-text = Es recorda en aquest navegador. Desactiva-ho si dictes a l’ordinador o prems tecles sense voler.
keys-close = Tanca
sheet-conflict = Abstén-te de puntuar aquesta obra
sheet-conflict-lead = Llavors la fitxa no compta, i l’organització veu per què. Ho pots desfer mentre duri la ronda.
sheet-conflict-reason = Motiu
sheet-conflict-declare = Abstén-te
sheet-conflict-declared = T’has abstingut de puntuar aquesta obra.
sheet-conflict-withdraw = Desfés l’abstenció
sheet-typed = El que has escrit
sheet-history = Historial de les meves notes

## Organisers

organise-title = Organització
organise-entries = Obres
organise-submitted = Lliurades
organise-jurors = Jurats
organise-sheets = Fitxes acabades
organise-jury = Jurat
organise-changed = Últim canvi
organise-extended = ampliat fins al { $until }
organise-assigned = Assignades
organise-conflicts = Abstencions
organise-progress-of = Progrés: { $name }
organise-export-entries = Obres en CSV
organise-works-zip = Totes les obres (ZIP)
call-entry-changed = El que hi ha aquí és el que es va lliurar. L’equip n’ha canviat l’esborrany després; encara no compta.
hand-in-replaced = Aquest lliurament s’ha substituït: compta el justificant { $receipt }.
hand-in-newest = Mostra el que compta
organise-export-marks = Notes en CSV
organise-invite = Convida al jurat
organise-invite-organisation = Si la saps: no puntuarà obres de la seva organització.
organise-invite-again = Torna a enviar la invitació
organise-list = Convida diverses persones al jurat
organise-list-lines = A cada línia, l’adreça, el nom, l’idioma (ca, es, en o ja) i, si la saps, l’organització, separats per comes, punts i comes o tabuladors. Una primera línia pot dir les columnes (address,name,language,organisation) en un altre ordre. Com a màxim { $most } persones. No es convida ningú si no són correctes totes les línies.
organise-round-of = La ronda: { $round }
organise-rounds = Rondes
organise-round-open = La ronda segueix el calendari.
organise-round-closed = La ronda s’ha tancat a mà: no es desa cap nota.
organise-close-round = Tanca la ronda
organise-reopen-round = Reobre la ronda
organise-ranking = Classificació i decisions
organise-finalist = Finalista: { $title }
organise-save-finalists = Desa les finalistes
finalists-apart-confirm = Trio aquestes finalistes encara que el jurat es divideixi en parts que no es poden comparar.
award-apart-confirm = Ho decideixo encara que el jurat es divideixi en parts que res no compara.
organise-decisions = Decisions
organise-publication = Publicació
organise-publication-lead = Cada part es publica per separat. Fins llavors, ningú de fora no en veu res.
organise-log = Registre
log-invite-juror = S’ha convidat un membre del jurat
log-assign = S’han assignat obres al jurat
log-finalists = S’han desat les finalistes
log-decision = S’ha decidit un premi
log-close-round = S’ha tancat la ronda
log-reopen-round = S’ha tornat a obrir la ronda
log-publish = Publicat: { $what }
log-unpublish = Ja no es publica: { $what }
log-publication-planned = Programat: { $what }
log-publication-unplanned = Programació anul·lada: { $what }
log-publication-missed = No publicat quan tocava: { $what }
ranking-empty = Encara no hi ha cap fitxa acabada.
ranking-finalist = Finalista
ranking-rank = Posició
ranking-points = Punts
ranking-tie = Empat
tie-criterion = Resolt per «{ $criterion }»
tie-preference = Resolt per la preferència dels jurats
tie-median = Resolt per la mediana
tie-vote = Resolt per votació del jurat
tie-shared = Comparteixen la posició, si el jurat no vota
award-mention = menció
award-open = Sense decidir
award-vacant = Desert
award-pending = Encara sense decidir
award-choose = Tria les obres
award-none = Si no en tries cap, el premi queda desert.
award-reason = Motiu, es publica amb el premi
award-reason-hint = Cal almenys en una llengua, també si el premi queda desert: es publica amb el premi i consta a l’acta. Qui llegeix en una llengua que no en té el veu en una altra. Fins a { $most } caràcters en cada llengua.
award-reason-others = En les altres llengües
award-reason-others-written = En les altres llengües (escrit en { $names })
award-record = Registra la decisió
stage-finalists = Finalistes
stage-winners = Premis
stage-scores = Puntuacions
stage-comments = Comentaris als equips
stage-public = Públic
stage-private = No publicat
stage-publish = Publica
stage-take-back = Deixa de publicar
stage-publish-lead = Tothom ho podrà veure a l’instant.
stage-unsettled = Encara obert:
stage-confirm = Publica-ho igualment
stage-take-back-lead = Deixarà de veure’s; qui ja ho ha vist, ho ha vist. Si deixes de publicar les finalistes, es deixa de publicar tot.
state-draft = Esborrany
state-submitted = Lliurada
state-withdrawn = Retirada
exclusion-wish = Retirada a petició de l’equip
exclusion-disqualified = Desqualificada
exclusion-title = Exclou l’obra del concurs
exclusion-lead = L’obra surt de totes les llistes, del pla i de la classificació, i no es mostra en públic. Els fitxers, les notes i els comentaris es conserven, i la pots tornar a admetre. L’equip rep el motiu per correu.
exclusion-sheets = Fitxes que el jurat hi ha començat: { $count }. No compten mentre l’obra sigui fora.
exclusion-kind = Per què
exclusion-reason = Motiu, tal com el llegirà l’equip
exclusion-reason-hint = Indica la norma o la petició. Fins a { $most } caràcters.
exclusion-why = Per què s’ha exclòs
exclusion-undo = Torna-la a admetre
exclusion-undo-lead = Tot torna a ser com abans, també les notes. Ho fem saber a l’equip per correu.

## Gallery and results

gallery-all = Totes
gallery-lead = Obres publicades: { $count }
gallery-empty = Encara no hi ha obres publicades.
gallery-more = Més obres
work-comments = Què en diu el jurat
work-score = { $jurors ->
    [one] { $points } de 100, posició { $rank }, un jurat
   *[other] { $points } de 100, posició { $rank }, { $jurors } jurats
}
results-none = Encara no s’ha publicat cap resultat.
results-not-yet = Els resultats d’aquesta convocatòria encara no s’han publicat.
results-published = Publicat: { $moment }
results-method = Les finalistes van per ordre alfabètic.
ranked-by-complete = Mitjana ponderada del jurat, sobre 100 punts. Cada jurat ha puntuat totes les obres: no hi ha res a corregir.
ranked-by-means = Mitjana ponderada del jurat, sobre 100 punts, sense corregir la severitat de cada jurat.
ranked-by-corrected = Estimació sobre 100 punts: la mitjana ponderada del jurat, corregida segons la severitat de cada jurat, perquè han puntuat obres diferents.

## Publication
publication-announced = Anunciat al calendari
publication-early = { $moment }. Si es publica ara, surt abans de la data que diu el calendari.
publication-readers = Ho veu
publication-missing = Hi falta
publication-open = Encara obert
publication-complete = Res.
publication-since = Públic des de: { $moment } ({ $name })
publication-ready = A punt, no publicat
publication-not-ready = Encara no es pot publicar
publication-finalists = Tothom, a la galeria i als resultats: imatges, textos i equips de les finalistes. Finalistes: { $count }
publication-winners = Tothom, als resultats i a la galeria: qui té cada premi, amb el motiu. Decisions: { $count }
publication-scores = Tothom, als resultats: la posició i els punts de les finalistes. Cap nom del jurat ni cap nota. Finalistes: { $count }
publication-comments = Tothom, al costat de cada finalista: el que el jurat va escriure a l’equip i no has retingut. Comentaris: { $count }
publication-preview = Mira com quedarà
publication-see = Mira-ho com ho veu tothom
publication-more = I més: { $count }
publication-planned = Es publica: { $moment }
publication-planned-by = Es publica automàticament. Ho ha programat { $name }.
publication-missed = No s’ha publicat quan tocava. Quan: { $moment }. Per què: { $reason }
publication-schedule = Programa
publication-moment = Quan
publication-moment-hint = En { $zone }. Es publica automàticament, tret que fins llavors canviï allò en què es basa: en aquest cas, tu i la resta de l’organització rebeu un correu.
publication-cancel = Anul·la la programació
publication-forget = Amaga aquesta nota
preview-title = Previsualització: { $what }
preview-lead = Aquesta pàgina només la veu l’organització. Així veurà tothom els resultats quan aquesta part sigui pública.
missing-finalists = No hi ha finalistes triades.
missing-public-finalists = Les finalistes encara no són públiques.
missing-decisions = No hi ha cap premi decidit.
missed-changed = El que s’havia decidit ha canviat des que es va programar.
missed-unsettled = Encara hi havia coses obertes.
missed-nothing = No hi havia res per mostrar, o les finalistes no eren públiques.
missed-apart = El jurat havia quedat en parts que no es poden comparar.
missed-denied = Llavors no es podia: qui ho va programar ja no ho podia publicar, o la convocatòria estava en pausa.

## Data desk

data-lead = Dades obertes de les ciutats, netes i documentades, amb un gràfic per començar.
data-new = Prepara un conjunt de dades
data-new-lead = Puja el fitxer tal com el publica el portal. Es proposa una recepta, s’aplica i veus què ha canviat; no es publica res fins que ho dius.
import-title = Importa d’un portal
import-lead = Enganxa l’adreça de la pàgina del conjunt de dades en un portal CKAN, com { $portals }. En llegim el títol, la llicència i els fitxers; tu tries.
import-address = Adreça de la pàgina
import-address-hint = Conté /dataset/ i el nom del conjunt.
import-find = Mira què hi ha
import-files = Quin fitxer?
import-fetch = Baixa’l i prepara’l
import-licences = El portal anomena llicències que es contradiuen: { $licences }. Pregunta-ho a qui publica les dades i escriu la que val.
import-refresh = Mira si n’hi ha de més nou
portal-not-an-address = Aquesta no és l’adreça de la pàgina d’un conjunt de dades. Ha de començar per https:// i contenir /dataset/.
portal-inner = L’adreça porta a una xarxa interna i no s’ha demanat res. Qui administra el servei ho pot permetre.
portal-slow = El portal no ha respost a temps. No s’ha canviat res; torna-ho a provar més tard.
portal-not-a-portal = El que ha respost és una pàgina web, no les dades d’un portal CKAN. Baixa el fitxer i puja’l tu.
portal-unknown = El portal no coneix aquest conjunt de dades o fitxer.
portal-broken = El portal no s’ha pogut llegir: { $reason }. No s’ha canviat res.
data-empty = Encara no hi ha cap conjunt de dades.
data-search = Cerca
data-search-hint = Títol, descripció o qui ho publica.
data-any-city = Totes les ciutats
data-any-licence = Qualsevol llicència
data-topic = Tema
data-any-topic = Tots els temes
data-topic-population = Població
data-topic-economy = Economia i feina
data-topic-housing = Habitatge
data-topic-mobility = Mobilitat
data-topic-environment = Medi ambient i clima
data-topic-safety = Seguretat i emergències
data-topic-culture = Cultura i turisme
data-topic-territory = Territori
data-filter = Filtra
data-found = Conjunts de dades: { $count }
data-none-found = No n’hi ha cap que hi encaixi.
data-clear = Treu els filtres
data-rows = { $rows ->
    [one] 1 fila
   *[other] { $rows } files
}
data-publisher = Qui ho publica
data-attribution = Com citar-ho
data-source = Origen
data-invented = Valors inventats
data-invented-source = Esquema segons { $source }; els valors són inventats.
data-invented-field = Els valors són inventats: la font només és el model de les columnes
data-prepared = Preparat
data-raw = Fitxer original
data-area = Zona
data-draw = Dibuixa
data-chart = Gràfics d’inici
data-table = La taula del gràfic
explore-title = Explorador
explore-lead = Tria unes dades, un tipus de gràfic i unes columnes. L’adreça de la pàgina és el gràfic: es pot enviar.
explore-from-here = Continua a l’explorador
explore-choose = Tria
explore-dataset = Dades
explore-kind = Tipus de gràfic
explore-hint = Canvia el tipus i dibuixa: el que havies triat es manté on encaixa i la resta s’omple. Només s’ofereixen les columnes que encaixen.
explore-none = —
explore-groups = Grups
explore-time = Temps
explore-areas = Àrees
explore-first = Primer valor
explore-second = Segon valor
explore-points = Punts
explore-weekday = Dia o moment
explore-hour = Hora
explore-date = Data o dia
explore-year = Any
explore-age = Edat
explore-sex = Sexe
explore-month = Mes
explore-city = Ciutat
explore-value = Valor mesurat
explore-series = Sèries
explore-part-x = la primera columna
explore-part-by = els grups o les sèries
explore-facet = L’una al costat de l’altra
explore-measure = Com s’agreguen
explore-count = recompte
explore-sum = suma
explore-mean = mitjana
explore-share = part del total
explore-only = Només files on
explore-is = és
explore-other = El segon valor és de
explore-same = les mateixes dades
explore-nothing-shared = Els dos conjunts de dades no tenen zones en comú: tria’n un amb les mateixes zones.
explore-address = Adreça del gràfic
explore-rule = Línia per a la recepta
explore-code = Codi en { $program }
explore-busy = Ara es dibuixen massa gràfics. Torna-ho a provar d’aquí a una estona.
explore-too-large = L’explorador dibuixa taules de fins a { $most } files. Aquestes dades tenen els gràfics d’inici.
explore-bars = Barres
explore-lines = Línies
explore-map = Mapa
explore-scatter = Dispersió
explore-slope = Pendents
explore-histogram = Histograma
explore-week = Dia i hora
explore-calendar = Calendari
explore-stripes = Franges
explore-pyramid = Piràmide de població
explore-climate = Clima
explore-outline = Límits
unfit-part = Falta triar { $part }.
unfit-column = La taula no té cap columna { $column }.
unfit-numbers = La columna { $column } no conté nombres.
unfit-time = La columna { $column } no conté anys, mesos ni dates.
unfit-area = La columna { $column } no conté codis { $areas }.
unfit-area-more = { $areas } ni { $more }
unfit-area-city = de zones de { $city }
unfit-groups = Són més de { $most } grups: tria una columna amb menys valors.
unfit-groups-of = { $column } té { $count } valors diferents i el gràfic mostra com a màxim { $most } grups. Tria una columna amb menys valors.
unfit-only = Cap fila no té { $is } a { $column } i els valors que el gràfic necessita.
unfit-kind = { $kind }: aquest conjunt de dades no té columnes per a un gràfic així. Tria un altre tipus.
unfit-nothing = Cap fila no té els valors que demana el gràfic.
finding-at = Línia { $line }, columna { $column }: { $finding }
finding-recipe = La recepta no encaixa amb el fitxer: { $finding }
finding-empty = El fitxer és buit.
finding-header-only = La taula té capçalera però cap fila.
finding-too-large = El fitxer té { $bytes }; el màxim és { $most }.
finding-document-too-large = El document té { $bytes }; el màxim és { $most }. Un CSV pot ser molt més gran.
finding-unpacks = Desempaquetat passa de { $most }.
finding-open-quote = Aquí s’obre una cometa que no es tanca.
finding-long-quote = Aquí s’obre una cometa que no es tanca en { $most }.
finding-long-line = La línia passa de { $most }.
finding-long-cell = La cel·la passa de { $most }. Hi falta tancar una cometa?
finding-nul = Un caràcter NUL.
finding-split = Una cometa parteix un caràcter.
finding-encoding = Bytes que no són { $encoding }: potser aquesta línia té una altra codificació.
finding-cells = { $found ->
    [one] Una cel·la en lloc de { $expected }.
   *[other] { $found } cel·les en lloc de { $expected }.
}
finding-more-cells = { $counted ->
    [one] Més d’una cel·la en lloc de { $expected }.
   *[other] Més de { $counted } cel·les en lloc de { $expected }.
}
finding-columns = Més de { $most } columnes.
finding-zip = El zip no es pot llegir: { $error }
finding-zip-members = El zip té { $found } fitxers; el màxim és { $most }.
finding-zip-empty = El zip no conté cap taula (.csv, .tsv o .txt).
finding-zip-member = El zip no té cap fitxer llegible { $member }: { $error }
finding-spreadsheet = El full de càlcul no es pot llegir: { $error }
finding-password = El full de càlcul està protegit amb contrasenya. Desa’l sense.
finding-sheet = El llibre no té cap full { $sheet }; té { $known }.
finding-json = El JSON no es pot llegir: { $error }
finding-not-geojson = El JSON no és una col·lecció GeoJSON.
finding-short-ring = { $points ->
    [one] Element { $feature }: un anell té un punt; en calen quatre o més.
   *[other] Element { $feature }: un anell té { $points } punts; en calen quatre o més.
}
finding-open-ring = Element { $feature }: un anell no acaba on comença.
finding-swapped = Element { $feature }: la latitud va davant de la longitud. En GeoJSON va primer la longitud.
finding-cube-sizes = El JSON-stat no diu les dimensions, o un altre nombre de mides.
finding-cube-dimension = Falta la dimensió { $dimension }.
finding-cube-categories = { $found ->
    [one] La dimensió { $dimension } té una categoria i en diu { $declared }.
   *[other] La dimensió { $dimension } té { $found } categories i en diu { $declared }.
}
finding-cube-cells = El cub té més de { $most } cel·les.
finding-column = El fitxer no té cap columna { $column }; té { $known }.
finding-date-format = La columna { $column } té el format de data { $format }; els coneguts són { $known }.
finding-twice-named = Dues columnes es dirien { $column }.
finding-sort-column = Les files s’han d’ordenar per { $column }, que no és cap columna de la taula preparada.
finding-header-rows = Cal almenys una fila de capçalera.
finding-delimiter = El separador ha de ser un caràcter visible o un tabulador.
finding-no-encoding = No hi ha cap codificació { $encoding }.
finding-limits = Calien més de { $gigabytes } GB de memòria o { $seconds } segons.
note-formulas = { $count ->
    [one] Una cel·la amb fórmula: s’ha pres l’últim resultat desat.
   *[other] { $count } cel·les amb fórmula: s’ha pres l’últim resultat desat.
}
note-other-sheets = Fulls que no s’han llegit: { $sheets }. La recepta en pot dir un altre.
note-renamed = Columnes amb nom repetit, ara: { $columns }.
report-figures = Gràfics que la taula no dona
problem-chart-rule = Aquesta paraula no diu res d’un gràfic: { $word }. Una línia comença pel tipus, com ara bars x=barri.
data-recipe-figures = Gràfics, un per línia
data-recipe-figures-hint = L’explorador dona la línia de cada gràfic.
data-dictionary = Diccionari
data-column = Columna
data-kind = Tipus
data-missing = Buits
data-distinct = Diferents
data-range = De – a
data-mean = Mitjana
data-preview = Primeres files
data-report = Què s’ha canviat
data-report-rows = Files llegides: { $read }. Files per sota de les dades, deixades fora: { $below }. Files que sumen altres, marcades: { $aggregate }.
data-recipe = Recepta
data-recipe-hint = Deixa-ho buit i te la proposem. També pots escriure només el que ja saps, per exemple delimiter = ";".
data-recipe-change = Revisa la recepta
data-recipe-title = Com s’ha entès el fitxer
data-recipe-lead = Tot el que s’ha endevinat es pot corregir. En preparar-lo de nou es fa un esborrany: el públic no veu res fins que el publiques.
data-recipe-failed = Aquest fitxer encara no s’ha pogut preparar
data-recipe-file = El fitxer
data-recipe-structure-hint = Si canvies alguna d’aquestes coses, les columnes es tornen a proposar.
data-recipe-format = Format
data-recipe-encoding = Codificació
data-recipe-delimiter = Separador
data-recipe-tab = tabulador
data-recipe-sheet = Full, o taula dins del ZIP
data-recipe-above = Files per sobre de la capçalera
data-recipe-header = Files de capçalera
data-recipe-decimal = Signe decimal
data-recipe-rows = Files i valors
data-recipe-missing = Signes de dada absent, un per línia
data-recipe-until-blank = Les dades acaben a la primera fila en blanc
data-recipe-sort = Columnes per ordenar les files, separades per comes
data-recipe-lengthen = Les columnes amb un número al nom (hores, anys, edats) es converteixen en files
data-recipe-columns = Columnes
data-recipe-raw-name = Al fitxer
data-recipe-example = Exemples
data-recipe-name = Nom
data-recipe-digits = Xifres
data-recipe-unit = Unitat
data-recipe-date-format = Com s’escriu la data
data-recipe-again = Prepara-ho de nou
data-recipe-text = La recepta com a text
data-recipe-text-hint = Copia-la, canvia-la i torna-la a fer servir. El que hi treguis es tornarà a proposar.
data-before = Abans: les primeres files del fitxer
data-after = Després: les primeres files de la taula
data-file-new = Fitxer més nou
data-file-new-hint = Es prepara amb la mateixa recepta i passa a ser l’esborrany. Fins a { $most }.
data-describe = Edita la descripció
data-draft = Esborrany de la versió { $number }
data-draft-lead = El públic no ho veu.
data-see-draft = Mira l’esborrany
data-version = Versió { $number }
data-versions = Versions
data-version-old = Aquesta és una versió anterior.
data-version-current = Ves a la versió actual
data-version-shown = pública
data-difference = Què canvia respecte de la versió { $number }
data-difference-none = Les columnes i els seus valors són els mateixos.
data-difference-rows = Files
data-difference-added = Columna nova
data-difference-removed = Columna eliminada
data-no-rows-fit = Cap fila de la mostra hi encaixa.
data-sample = { $rows ->
    [one] La primera fila
   *[other] Les primeres { $rows } files
}
data-sample-contains = Conté
data-about-distinct = uns { $count }
data-spread = Distribució
data-spread-alternative = Histograma: { $column }, de { $smallest } a { $largest }
data-used = { $count ->
    [one] El fa servir una obra publicada
   *[other] El fan servir { $count } obres publicades
}
kit-download = Paquet per començar (ZIP)
kit-hint = La taula, el diccionari, la llicència, els gràfics i un programa curt en Python, R i JavaScript.
kit-scripts = Programes
data-slug = Nom curt
data-slug-hint = Lletres minúscules, xifres i guions, fins a 60: serà part de l’adreça.
data-summary = De què tracta
data-city = Ciutat
data-licence-hint = Tal com la demana qui publica les dades. Les ciutats publiquen amb: { $licences }
data-file-hint = CSV, XLS, XLSX, GeoJSON, JSON-stat o un ZIP de taules, fins a { $most }.
data-prepare = Prepara
kind-integer = nombre enter
kind-number = nombre
kind-flag = sí o no
kind-date = data
kind-month = mes i any
kind-moment = data i hora
kind-code = codi
kind-drop = (es deixa fora)
kind-text = text
report-missing = Marques de buit
report-trimmed = Espais
report-encoding = Codificació
report-notation = Notació
report-padded = Codis completats
report-damaged = Danyats
check-title = Revisió del fitxer de dades
check-open = Revisa les dades
check-back = La teva obra
check-size = { $rows ->
    [one] Una fila
   *[other] { $rows } files
}, { $columns ->
    [one] una columna
   *[other] { $columns } columnes
}
check-good = No hem trobat res que calgui arreglar.
check-serious = Arregla-ho abans de lliurar
check-minor = Per saber-ho
check-rows = { $count ->
    [one] (una; fila { $rows })
   *[other] ({ $count }; files { $rows })
}
check-unreadable = El fitxer no es pot llegir com a taula: { $finding } El teu esborrany no ha canviat.
check-tidy = Baixa’n una còpia endreçada (CSV)
check-tidy-hint = UTF-8, comes, punts decimals, dates i codis en la forma habitual. El fitxer de la teva obra no es toca.
check-not-utf8 = El text no és UTF-8: desa’l com a UTF-8.
check-not-comma = Les cel·les no se separen amb comes.
check-decimal-comma = Els nombres porten coma decimal.
check-beside = Hi ha alguna cosa per sobre de la capçalera o per sota de les dades.
check-header = La capçalera ocupa més d’una fila, o una columna no té nom.
check-duplicates = Files idèntiques a una d’anterior.
check-missing = Cel·les sense valor.
check-not-a-number = Cel·les d’una columna numèrica que no són nombres.
check-not-a-date = Cel·les d’una columna de dates que no són dates.
check-unknown-code = Codis que no són de cap zona d’una ciutat.
check-formula = Textos que un full de càlcul executaria com a fórmula.
check-mail = Adreces de correu: es poden publicar?
check-telephone = Números de telèfon: es poden publicar?
check-identity = Números de documents d’identitat: no s’han de publicar.

# The jury: plan, ranking, diagnostics, what jurors tell
plan-title = Qui puntua què
plan-lead = Es proposa un pla, el mires i el canvies, i només el que activis arriba als jurats. Qui ha començat una obra la conserva.
plan-nobody-free = Ningú del jurat no pot puntuar cap obra, per conflicte o per llengua. Convida algú altre.
plan-no-jurors = Encara no hi ha ningú al jurat. Primer convida jurats; després es podrà proposar un pla.
plan-invite = Convida jurats
refused-no-jurors = No s’ha proposat cap pla: encara no hi ha ningú al jurat d’aquesta convocatòria. Primer convida jurats.
plan-in-effect = El que veus és vigent.
plan-open = Un pla obert: encara no n’és vigent res.
plan-propose = Proposa un pla
plan-per-entry = Jurats per obra
plan-seed = Llavor
plan-seed-hint = La mateixa llavor dona el mateix pla; una altra en dona un altre d’igual de bo.
plan-calibration = Obres que puntua tothom
plan-calibration-hint = Fins a { $most }. Lliguen el jurat, de manera que es pot saber qui és més sever.
plan-for-all = per a tothom
plan-take = Activa el pla
plan-take-lead = Parelles noves: { $added }. Tretes: { $removed }.
plan-discard = Descarta el pla
plan-connectivity = Cohesió del jurat
plan-connectivity-hint = A 0 el jurat es divideix en parts que no es poden comparar; com més gran, millor se sap qui és més sever.
plan-parts = El jurat es divideix en { $count } parts que no comparteixen cap obra: cap classificació les podria comparar.
plan-meetings = Obres en què coincideixen dos jurats
plan-small-jury = La ronda demana { $wanted } jurats per obra i el jurat en té { $there }. Convida’n més o demana’n menys.
plan-missing = Obres a les quals falten jurats: { $count }. Una proposta els omple i conserva el que ja hi ha.
plan-missing-of = { $count ->
    [one] en falta un
   *[other] en falten { $count }
}
plan-change = Canvia
plan-full = no admet més obres
plan-save = Desa
plan-fixed = ha començat
plan-export = Pla en CSV
plan-import = Llegeix un pla en CSV
plan-import-rows = Files
plan-import-hint = Columnes: entry (número) i juror (adreça de correu), una fila per parella. Passa a ser el pla obert; encara no s’activa res.
plan-brings = Idiomes, temes, obres
plan-reads-all = Llegeix tots els idiomes
plan-languages = Idiomes
plan-languages-hint = Ningú no rep una obra de la qual no llegeix cap idioma. Sense marcar-ne cap: tots.
plan-topics = Temes d’interès
plan-least = Mínim d’obres
plan-most = Màxim d’obres
plan-conflicts = Conflictes calculats
plan-conflicts-lead = Qui pertany a la mateixa organització que un membre de l’equip, pel domini del correu o pel que tots dos han indicat, no en rep mai l’obra, tret que tu en sàpigues més i diguis per què.
acquaintances-title = Per comprovar
acquaintances-lead = Cap regla no impedeix aquestes combinacions. Si dos comptes són de la mateixa persona, demana a administració que els uneixi; si un jurat hi té massa relació, que s’abstingui.
acquaintances-name = { $juror }: algú amb aquest nom és a l’equip «{ $team }» ({ $call }). És la mateixa persona?
acquaintances-team = { $juror } i { $mate }, de l’obra { $entry }, són o han estat tots dos a l’equip «{ $team }» d’una altra convocatòria.
plan-conflicts-none = Cap.
plan-pair = Jurat i obra
plan-overrule = Deixa’l sense efecte
plan-overruled = deixat sense efecte
plan-effort = Què necessita la convocatòria
plan-effort-minutes = Minuts per fitxa
plan-effort-hours = Hores per jurat
plan-effort-answer = Fitxes: { $sheets } (obres: { $entries }; jurats per obra: { $per }). Hores: { $hours }. Jurats, com a mínim: { $jurors }.
plan-effort-count = Calcula
bar-member = és o ha estat de l’equip
bar-organisation = mateixa organització
bar-declared = ha declarat un conflicte
bar-recused = s’ha abstingut
bar-language = no en llegeix cap idioma
refused-barred = { $juror } no pot puntuar aquesta obra: { $reason }. No s’ha canviat res.
problem-plan-header = La primera línia ha de ser «entry,juror»: els noms de les columnes, separats per una coma. No ha canviat res.
problem-plan-line = La línia { $line } no indica cap obra o cap jurat d’aquesta convocatòria. No s’ha canviat res.
done-planned = Hi ha un pla obert. Encara no n’és vigent res.
done-discarded = El pla s’ha descartat; el que era vigent ho continua sent.
ranking-table = Classificació
ranking-complete = Cada jurat ha puntuat cada obra: no hi ha res a corregir i hi ha una sola classificació. Les mitjanes són ponderades, sobre 100 punts; els empats es resolen segons les regles de desempat publicades.
ranking-connected = Els jurats han puntuat obres diferents, i uns són més severs que altres. L’estimació corregida ho compensa; la mitjana simple és al costat. Sobre 100 punts; els empats es resolen segons les regles de desempat publicades.
ranking-apart = El jurat es divideix en { $count } parts que no comparteixen cap obra. Cap mètode les pot comparar: no hi ha classificació conjunta, i no es dona cap posició, probabilitat ni error. Cada part es mostra per separat, per ordre de punts. Un pla que uneixi les parts ho resoldria.
ranking-part = Part { $number }
ranking-part-head = Part
ranking-part-jurors = Puntuada per { $jurors }. El que hi ha aquí no es pot comparar amb res de fora d’aquesta part.
ranking-corrected = Corregida · posició
ranking-raw = Mitjana · posició
ranking-mean = Mitjana
ranking-interval = Posició, 90 %
ranking-first = Primera, probabilitat
ranking-shortlist = Finalista, probabilitat
ranking-export = Classificació en JSON
ranking-record = Dades { $hash } · { $method } · llavor { $seed } · { $samples } mostres. «certamen ranking recompute FITXER» la torna a calcular a partir del fitxer.
ranking-recorded = Classificacions sobre les quals s’ha decidit o publicat
ranking-intervals = Incertesa de les estimacions
ranking-intervals-text = { $count ->
    [one] Una obra segons l’estimació, amb l’interval del 90 %: { $first }. Les xifres són a la taula.
   *[other] { $count } obres segons l’estimació, amb intervals del 90 %: de { $first } a { $last }. Les xifres són a la taula.
}
ranking-axis = punts sobre 100
ranking-dot = Estimació amb l’interval del 90 %
ranking-ring = Mitjana de les fitxes
ranking-order = L’ordre que compta
ranking-order-corrected = Corregit per la severitat dels jurats
ranking-order-raw = Mitjanes de les fitxes, sense corregir
ranking-order-save = Desa l’ordre
ranking-without = Si hi faltés un jurat
ranking-without-none = No canviaria res.
ranking-without-count = Posicions diferents: { $count }
ranking-without-change = { $what }: posició { $before } → { $after }
ranking-without-more = i { $count } més avall
ranking-without-shortlist = altres finalistes
ranking-without-parts = El jurat es dividiria en { $count } parts: no hi hauria classificació.
ranking-unscored = Sense cap fitxa acabada
why-title = Per què l’obra { $number } té la posició { $rank }
why-title-points = Obra { $number }: d’on surten els punts
why-lead = La mitjana de les seves fitxes és de { $raw } punts; corregida per la severitat, { $corrected }.
why-complete = La mitjana de les seves fitxes és de { $raw } punts. Cada jurat ha puntuat cada obra, i no es corregeix res.
why-error = L’error estàndard és de { $error }.
why-part = És a la part { $number } d’un jurat amb parts que no comparteixen cap obra: no té posició entre totes, i no es pot dir com de segurs són els punts.
why-probabilities = Amb una probabilitat del 90 %, la seva posició és entre la { $from } i la { $to }. La probabilitat que sigui la primera és del { $first }; que sigui finalista, del { $shortlist }.
why-probabilities-sure = Amb una probabilitat del 90 %, la seva posició és la { $rank }. La probabilitat que sigui la primera és del { $first }; que sigui finalista, del { $shortlist }.
why-mean = { $count ->
    [one] Té una fitxa. Poques fitxes poden desviar-se per atzar; per això l’estimació s’acosta una mica a la mitjana de totes les obres, { $mean }.
   *[other] Té { $count } fitxes. Poques fitxes poden desviar-se per atzar; per això l’estimació s’acosta una mica a la mitjana de totes les obres, { $mean }.
}
why-sheets = Què ha donat cada jurat
why-juror = Jurat
why-total = Total
why-severity = Severitat
why-corrected = Corregit
why-apart = Desviació
why-severity-text = Severitat: quants punts menys (+, més sever) o més (−, més indulgent) dona aquest jurat que el jurat mitjà, sobre totes les obres. Corregit: el total més la severitat. Desviació: com de lluny és de l’estimació de l’obra.
diagnosis-title = Com treballa el jurat
diagnosis-apart = El jurat es divideix en parts que no comparteixen cap obra: no se’n pot saber la fiabilitat ni l’acord conjunts, i la severitat només compara jurats de la mateixa part.
diagnosis-reliability = Fiabilitat, ICC(2,k)
diagnosis-alpha = Alfa de Krippendorff
diagnosis-reliability-text = ICC(2,k): la part de les diferències entre les mitjanes que es deu a les obres; 1 vol dir tota. Alfa: acord de les fitxes, una per una, més enllà de l’atzar.
diagnosis-severity = Severitat ± error
diagnosis-severity-chart = Com de sever o indulgent és cada jurat
diagnosis-severity-axis = punts menys (+, més sever) o més (−, més indulgent) que el jurat mitjà
diagnosis-severity-dot = Severitat amb l’interval del 90 %
diagnosis-severity-text = El més sever és { $severe }, el més indulgent { $mild }. Les xifres són a la taula.
diagnosis-measures = Què mostra el gràfic
diagnosis-measure-text = El valor més alt és de { $high }, el més baix de { $low }. Les xifres són a la taula.
diagnosis-spread-chart = Quina part de l’escala fa servir cada jurat
diagnosis-spread-axis = desviació típica dels totals, en punts
diagnosis-drift-chart = Com ha canviat cada jurat de la primera fitxa a l’última
diagnosis-drift-axis = punts més sever (+) o més indulgent (−)
diagnosis-agreement-chart = Fins a quin punt coincideix cada jurat amb els altres
diagnosis-agreement-axis = correlació amb la mitjana dels altres
diagnosis-spread = Dispersió
diagnosis-drift = Deriva
diagnosis-agreement = Acord
diagnosis-text = Severitat i dispersió en punts sobre 100; la severitat és positiva (+) en un jurat sever i negativa (−) en un d’indulgent. Deriva: quant s’ha tornat més sever (+) o més indulgent (−) de la primera fitxa a l’última. Acord: correlació amb la mitjana dels altres en les mateixes obres.
diagnosis-discuss = Obres per debatre
diagnosis-disagreement = Desacord
diagnosis-progress = Progrés per jurat i obra
diagnosis-blank = no assignada
recusal-interest = Conflicte d’interessos
recusal-recognised = Sé de qui és l’obra
recusal-competence = No la puc jutjar (abstenció)
recusal-other = Un altre motiu
sheet-conflict-words = Amb les teves paraules (cal si és un altre motiu)
done-conflict-withdrawn = Desfet: la fitxa torna a comptar quan l’acabis.
flag-title = Què han observat els jurats
flag-rules = Incompleix una norma
flag-plagiarism = Plagi
flag-technical = Problema tècnic
flag-raise = Avisa l’organització
flag-lead = L’organització ho llegeix i respon aquí; l’equip no ho veu. Les teves notes queden com estan.
flag-note = Què has observat
flag-send = Envia
flag-waits = Espera resposta.
flag-answer = Resposta al jurat
flag-settle = Respon
done-flagged = L’organització ho té. La resposta serà en aquesta fitxa.
conflicts-title = Conflictes d’interessos
conflicts-lead = Marca les obres que no hauries de jutjar. No se t’assignaran, i només ho veu l’organització.
conflicts-assigned = assignada a tu: abstén-te a la seva fitxa
log-plan = Pla proposat
log-plan-discarded = Pla descartat
log-juror = Dades d’un jurat canviades
log-conflict = Abstenció d’un jurat
log-conflict-withdrawn = Abstenció desfeta
log-conflict-overruled = Conflicte calculat deixat sense efecte
log-flag = Avís d’un jurat
log-flag-settled = Resposta a un jurat
log-ranking-order = Ordre de la classificació triat
refused-jury-apart = El jurat es divideix en { $count } parts que no comparteixen cap obra i no hi ha cap classificació conjunta per publicar. Fes que s’acabin més fitxes o uneix les parts amb un pla.
refused-finalists-apart = El jurat es divideix en { $count } parts que no comparteixen cap obra: no es pot saber quines obres són les millors de totes. Les finalistes no s’han desat; el que has marcat continua marcat. Uneix les parts amb un pla, o confirma sota les taules que les tries igualment.
pairs-title = Final per parelles
pairs-lead = Dues obres cada vegada: tria la millor, o digues que cap no ho és. Cada tria es desa de seguida; la parella següent és la que aporta més.
pairs-choose = L’obra { $number } és millor
pairs-tie = Cap és millor
pairs-undo = Desfés l’última tria
pairs-progress = { $all ->
    [one] { $done } d’una sola parella decidida. Pots parar quan vulguis.
   *[other] { $done } de { $all } parelles decidides. Pots parar quan vulguis.
}
pairs-all = Has decidit totes les parelles que pots veure. Gràcies.
pairs-closed = La final per parelles és tancada. El que has triat es conserva.
pairs-is-open = La final per parelles és oberta.
refused-pair-decided = Ja havies decidit aquesta parella, i val aquella tria; la segona no s’ha desat. Per canviar-la, desfés l’última tria i torna a triar.
pairs-text = Sobre aquesta obra
pairs-organise-lead = Cada jurat compara finalistes de dos en dos, però mai una obra amb la qual tingui un conflicte. L’ordre dels vots no hi fa res.
pairs-limits = Finalistes: { $found }. Calen de { $fewest } a { $most }.
pairs-open = Obre la final per parelles
pairs-close = Tanca la final per parelles
pairs-chart = Valor de les finalistes, amb intervals del 90 %
pairs-axis = logaritme del valor
pairs-worth = Valor ± error
pairs-worth-text = Valor: log p del model de Bradley i Terry amb empats (Davidson 1970), ajustat a tots els vots alhora; 0 és la mitjana. Una diferència d’1 vol dir que la millor es tria unes 2,7 vegades més.
pairs-record = Guanyades / empatades / perdudes
pairs-unseen = Parelles que encara no ha decidit ningú: { $count }.
pairs-decided = Parelles decidides
done-compared = Desat.
done-undone = Desfet: la parella es torna a preguntar.
refused-paired-works = { $found ->
    [one] Una final per parelles vol de 2 a 30 finalistes; n’hi ha una. Tria primer les finalistes. No s’ha canviat res.
   *[other] Una final per parelles vol de 2 a 30 finalistes; n’hi ha { $found }. Tria primer les finalistes. No s’ha canviat res.
}
log-open-pairs = Final per parelles oberta
log-close-pairs = Final per parelles tancada
ranking-fixed = Les notes no permeten saber quant difereixen les obres i els jurats. En lloc seu es fa servir una raó fixa de { $ratio }.
ranking-unknown = Aquestes fitxes no permeten saber quant es pot desviar una nota per atzar: no es dona cap error, interval ni probabilitat. Calen uns quants jurats, cadascun amb unes quantes obres, que no coincideixin en tot.

## Criteria and rounds

criteria-title = Criteris i rondes
criteria-lead = Què es demana al jurat, i quan. Si ja hi ha notes, veus com afecta un canvi la classificació abans de fer-lo.
criteria-rescaled = Els pesos sumen { $sum }: compten amb els percentatges de dalt.
criteria-weights-hint = Els pesos són el tant per cent del total. Si els que es demanen no sumen 100, es reescalen; 0 es demana i queda fora del total.
criteria-check = Comprova i desa
criterion-new = Criteri nou
criterion-weight = Pes en tant per cent
criterion-steps = Nota més alta; l’escala comença a 0
criterion-labels = Què volen dir les notes
criterion-labels-hint = Una nota per línia: la nota, un espai i què vol dir (com a màxim { $most } caràcters). Una nota sense línia pròpia es mostra entre les dues que l’envolten.
criterion-where = Només en algunes rondes o per a alguns temes
criterion-where-hint = Res marcat: en totes les rondes per notes i per a tots els temes principals.
criterion-limits = La nota més alta va d’1 a { $most }.
criterion-remove = Treu aquest criteri
method-marks = Notes
method-marks-text = Cada criteri es puntua en la seva escala.
method-pass = Passa o no
method-pass-text = Una sola pregunta: si l’obra passa a la ronda següent.
pass-question = L’obra passa a la ronda següent?
pass-no = No
pass-yes = Sí
round-none = La convocatòria no té aquesta ronda.
round-before = Encara no és oberta.
round-open = Oberta ara.
round-over = Acabada.
round-method = Com es jutja
round-blind = Cega: el jurat no veu qui ha fet l’obra
round-jurors = Jurats per obra
round-starts = Comença
round-ends = Acaba
round-zone = Fus horari: { $zone }. Com a màxim { $most } jurats per obra.
round-save = Desa la ronda
round-add = Afegeix la ronda
round-remove = Treu la ronda
effect-title = Què canvia
effect-lead = Encara no ha canviat res. Les notes es queden com són; els totals i la classificació segueixen els criteris nous.
effect-moved = Obres que canvien de posició: { $moved } de { $all }.
effect-changed = Obres que canvien de punts: { $changed } de { $all }.
effect-before = Abans
effect-after = Després
effect-in = hi entra
effect-out = en surt
effect-confirm = Canvia els criteris
effect-leave = Deixa’ls com són
log-criteria = S’han canviat els criteris
log-round = S’ha definit una ronda
log-round-removed = S’ha tret una ronda
refused-round-begun = En aquesta ronda ja s’hi ha escrit: la manera de jutjar es queda, i la ronda també. No s’ha canviat res; les dates i el nombre de jurats sí que es poden canviar.
refused-criterion-marked = { $marks ->
    [one] «{ $criterion }» té una nota i no es pot treure. No s’ha canviat res. Dona-li el pes 0: queda fora del total i la nota es conserva.
   *[other] «{ $criterion }» té { $marks } notes i no es pot treure. No s’ha canviat res. Dona-li el pes 0: queda fora del total i les notes es conserven.
}
problem-not-between = Cal un nombre entre { $least } i { $most }.
problem-more-than-jurors = Una obra no pot tenir més jurats que els que hi ha: { $jurors }.
problem-short-name = Només minúscules sense accents, xifres i guions, com a màxim { $most }.
problem-scale-below-marks = Ja hi ha una nota de { $highest }: l’escala no pot acabar per sota.
problem-nothing-counts = A cada ronda i per a cada tema, algun criteri ha de tenir pes.
problem-too-many = Com a màxim { $most }.
problem-not-a-moment = Posa una data i una hora que existeixin al fus horari de la convocatòria.
problem-too-early = No pot ser abans de: { $moment }.
problem-too-late = No pot ser després de: { $moment }.

## Feedback letters

letter-title = Què en diu el jurat
letter-lead = Com ha puntuat el jurat la teva obra, al costat de totes les obres de la ronda, i què t’han escrit els jurats. Només ho pot llegir el teu equip.
letter-jurors = { $jurors ->
    [one] L’ha puntuada un jurat,
   *[other] L’han puntuada { $jurors } jurats,
} { $works ->
    [one] com a única obra.
   *[other] entre { $works } obres.
}
letter-chart = La teva obra al costat de les altres
letter-dot = Mediana i meitat central de totes les obres
letter-ring = La teva obra
letter-measure = { $what }: { $mean }; la mediana de totes les obres és { $median }.
letter-mean = La teva mitjana
letter-spread = Dispersió
letter-median = Mediana de totes
letter-half = Meitat central
letter-method = Punts sobre 100 en cada escala, tal com els han donat els jurats; la dispersió n’és la desviació típica. La meitat de les obres són dins de la meitat central.
letter-apart = El jurat d’aquesta ronda es va dividir en parts que no comparteixen cap obra: les mitjanes no es poden comparar amb les de totes les obres.
letter-jurors-alone = { $jurors ->
    [one] L’ha puntuada un jurat.
   *[other] L’han puntuada { $jurors } jurats.
}
letter-comments = Què t’han escrit els jurats
letters-title = Cartes als equips
letters-lead = Cada equip rep les seves mitjanes al costat de les altres obres i el que li han escrit els jurats. Llegeix-les, retén el que no hagi de sortir i envia-les.
letters-early = Les cartes es poden enviar quan els guanyadors són públics: diuen com ha quedat una obra.
letters-release = { $count ->
    [one] Envia una carta
   *[other] Envia { $count } cartes
}
letters-release-lead = Cada equip rep un correu i pot llegir la seva carta des d’ara. El que s’ha enviat ja no canvia.
letters-send = Envia les cartes
letters-left = Enviada: { $moment }
letters-nothing = No hi ha cap fitxa acabada: no hi ha res per enviar.
letters-waits = Encara no enviada
letters-read = Llegeix-la com la llegirà l’equip
letters-keep-public = Aquesta carta ja ha sortit i queda com és. El que retinguis ara no es mostrarà al públic.
letters-keep = Desa quins comentaris surten
letters-kept-back = No surten
done-letters = S’han enviat les cartes.
log-letter = S’ha enviat una carta
log-letter-comments = S’han triat els comentaris d’una carta
mail-letter-subject = Què diu el jurat de «{ $title }»
mail-letter-body =
    Hola, { $name },

    Ja tens la carta del jurat sobre «{ $title }» ({ $call }): les mitjanes al costat de les altres obres i el que els jurats han escrit al teu equip.
    { $link }

    Només la pot llegir el teu equip.
mail-excluded-subject = «{ $title }» ja no participa en el concurs
mail-excluded-body =
    Hola, { $name },

    L’organització ha exclòs «{ $title }» del concurs. No es jutja ni es mostra. El motiu:

    { $reason }

    Els fitxers i els justificants es conserven. Si creus que és un error, escriu a l’organització.
mail-readmitted-subject = «{ $title }» torna a participar en el concurs
mail-readmitted-body =
    Hola, { $name },

    L’organització ha tornat a admetre «{ $title }». Tot torna a ser com abans.

## The meeting of the jury and its minutes

meeting-title = Reunió del jurat
meeting-lead = Les obres finalistes amb notes, comentaris i intervals. El que es decideix es registra al moment; l’acta surt d’aquest registre.
meeting-apart = El jurat queda en parts que no comparteixen cap obra: les notes no donen una classificació conjunta.
meeting-open = Obre la reunió
meeting-close = Tanca la reunió
meeting-reopen = Torna-la a obrir
meeting-works = Sobre la taula
meeting-no-works = Encara no hi ha finalistes: tria-les primer a la classificació.
meeting-standing = { $points } punts; posició { $low } a { $high } amb un 90 % de certesa; primera amb un { $first }.
meeting-standing-points = { $points } punts.
meeting-standing-sure = { $points } punts; posició { $rank } amb un 90 % de certesa; primera amb un { $first }.
meeting-rank = posició { $rank }
meeting-sheets = { $count ->
    [one] una fitxa
   *[other] { $count } fitxes
}
meeting-records = Registre
meeting-presence = Qui hi és
meeting-record = Registra
meeting-vote = Una votació
meeting-vote-hint = No hi pot haver més vots que jurats presents. En un empat de la classificació, posa el nombre de vots de cada obra empatada, també el 0: llavors la votació en decideix l’ordre. Deixa buides les altres obres.
meeting-vote-for = Sobre
meeting-vote-open = La classificació
meeting-abstained = Abstencions
meeting-note = Alguna cosa per fer constar
meeting-dissent = Algú no hi està d’acord
meeting-dissent-text = El que vol que consti
meeting-opened = S’ha obert la reunió.
meeting-closed = S’ha tancat la reunió.
meeting-present = Presents: { $names }.
meeting-absent = Absents: { $names }.
meeting-voted = Votació sobre { $what }: { $votes }; abstencions: { $abstained }.
meeting-vacant = { $award }: queda desert.
meeting-decided = { $award }: { $works }.
meeting-reason = Motiu: { $reason }
meeting-dissent-of = Vot discrepant, { $name }: { $words }
minutes-title = Acta
minutes-of = Acta del jurat: { $call }
minutes-draft = Esborrany: la reunió no s’ha tancat.
minutes-final = Escrita a partir del registre de la reunió tancada.
minutes-json = El registre en JSON
minutes-zone = Fus horari: { $zone }.
minutes-ranking = La classificació: { $round }
minutes-connected = Cada jurat ha puntuat obres diferents, i es compensa la severitat de cadascú. Punts sobre 100.
minutes-raw = Cada jurat ha puntuat obres diferents; els punts són la mitjana del que han donat, sobre 100.
minutes-method = Mètode { $method }. SHA-256 de les dades de la classificació: { $hash }
minutes-recusals = Qui s’ha abstingut
minutes-uncounted = Fitxes que no compten
minutes-uncounted-line = { $name }, fitxes acabades: { $count }. { $reason }
step-backs-lead = Els motius només els veu l’organització, aquí i a l’acta.
step-backs-declared = Ho va declarar abans de cap assignació
minutes-course = Desenvolupament
minutes-when = Quan
minutes-what = Què
minutes-signed = Signatura
minutes-hash = SHA-256 del registre en JSON: { $hash }. Qui tingui el fitxer la pot tornar a calcular.
minutes-logged = El registre quan es va tancar la reunió (fila i SHA-256): { $anchor }. Amb `certamen audit` es comprova.
problem-votes = Hi ha d’haver vots, i no més que jurats presents: { $present }.
done-recorded = Registrat.
log-meeting-opened = S’ha obert la reunió del jurat
log-meeting-closed = S’ha tancat la reunió del jurat

## Reminders, and what jurors learn of themselves

reminders-title = Recordatoris
reminders-lead = Jurats que encara no han acabat totes les fitxes. Llegeix què rebria cadascú i envia-ho. Ningú no rep dos recordatoris en { $hours } hores.
reminders-none = Ningú no té feina pendent en una ronda oberta.
reminders-open = { $count ->
    [one] Falta una fitxa.
   *[other] Falten { $count } fitxes.
}
reminders-last = Últim recordatori: { $moment }.
reminders-send = Envia els recordatoris
done-reminded = S’han enviat els recordatoris.
done-mail-again = El correu torna a ser a la cua de sortida.
done-address = S’ha corregit l’adreça i la invitació s’està enviant.
reminders-unwanted = { $count ->
    [one] Una persona no vol recordatoris per correu.
   *[other] { $count } persones no volen recordatoris per correu.
}
reminders-not-wanted = No vol recordatoris per correu.
wish-title = Recordatoris per correu
wish-wanted = A { $mail } hi arriben recordatoris quan queden fitxes per acabar.
wish-unwanted = A { $mail } no hi arriba cap recordatori. Els enllaços per entrar, els justificants i les decisions continuen arribant.
wish-stop = No en vull més
wish-start = Torna a enviar-me’n
log-reminder = S’ha enviat un recordatori a un jurat
log-mail-again = S’ha tornat a enviar un correu que no havia arribat
log-juror-address = S’ha corregit l’adreça d’un jurat
own-title = Com has puntuat
own-lead = Només ho veieu tu i l’organització, ara que les puntuacions són públiques. La severitat diu quants punts has estat més sever (+) o més indulgent (−) que el jurat mitjà; la dispersió, com se separen els teus totals; la deriva, quant t’has tornat més sever (+) o més indulgent (−) de la primera fitxa a l’última; l’acord és la correlació amb la mitjana dels altres.
mail-reminder-subject = Fitxes pendents: { $call }
mail-reminder-body =
    Hola, { $name },

    { $count ->
        [one] Al jurat de «{ $call }» encara tens una fitxa per acabar. La ronda és oberta fins al
       *[other] Al jurat de «{ $call }» encara tens { $count } fitxes per acabar. La ronda és oberta fins al
    }
    { $until }

    El teu tauler:
    { $link }

    Si no pots puntuar una obra, abstén-te a la seva fitxa: així ho podrem demanar a algú altre.

    No en vols més, de recordatoris?
    { $stop }

## The score sheet: the work in place

sheet-open-here = Mostra { $file } aquí
sheet-table = { $rows ->
    [one] La primera fila
   *[other] Les { $rows } primeres files
} i { $columns ->
    [one] una columna.
   *[other] { $columns } columnes.
}
sheet-pdf = Si el navegador no mostra el PDF aquí, obre el fitxer de dalt.
sheet-timer = Oberta { $time } en aquest navegador. No ho veu ningú més.
beside-title = L’una al costat de l’altra
beside-other = Al costat
beside-show = Mostra
beside-score = Puntua l’obra { $number }
jury-missing = { $count ->
    [one] Falta una fitxa per acabar
   *[other] Falten { $count } fitxes per acabar
}
jury-lacks = { $count ->
    [one] hi falta una nota
   *[other] hi falten { $count } notes
}
jury-lacks-finish = puntuada, sense acabar
jury-all-finished = Totes les fitxes són acabades. Gràcies.

## Jurors who leave

juror-came-in = Ja ha entrat
juror-invited = S’ha convidat i encara no ha entrat
juror-link-expired = L’enllaç ha caducat sense que hagi entrat: cal tornar a convidar.
juror-organises = També organitza aquesta edició: no se li obre cap fitxa. Treu aquesta persona del jurat o deixa que organitzi algú altre.
juror-remove = Treu
juror-gone = Ja no és al jurat.
juror-remove-lead = Les fitxes acabades continuen comptant. El que s’ha començat es conserva i no compta; el que no, queda lliure per a altres: després proposa un pla. A Classificació es decideix si les acabades compten.
log-juror-removed = S’ha tret un jurat
former-title = Jurats que han marxat
former-lead = Si les fitxes que van acabar compten es decideix aquí, amb un motiu; mentre no es decideix res, compten. Sota cada nom hi ha què canviaria sense.
former-sheets = Fitxes acabades: { $count }
former-yes = Compten.
former-no = No compten.
former-uncounted = No compten des de: { $moment } ({ $name }): { $reason }
former-decide = Decideix
former-juror = De qui són les fitxes
former-choice = Compten?
former-reason = Motiu, que surt a l’acta
log-sheets-counted = Compten fitxes de jurats que han marxat
log-sheets-uncounted = No compten fitxes de jurats que han marxat
log-entry-excluded = Obra { $number } exclosa del concurs
log-entry-readmitted = Obra { $number } readmesa
log-deadline-extended = Obra { $number }: l’equip té un termini propi
log-extension-withdrawn = Obra { $number }: l’equip torna a tenir el termini de la convocatòria
log-paused = S’ha posat la convocatòria en pausa
log-resumed = La convocatòria continua

## Mails that do not arrive

undelivered-title = Correus que no han arribat
undelivered-lead = Un correu rebutjat no es torna a enviar tot sol; si només no s’ha pogut lliurar de moment, es prova durant { $hours } hores.
undelivered-figure = Correus no lliurats
undelivered-mail = Correu
undelivered-why = Per què no ha arribat
undelivered-final = No lliurat, { $moment }: { $reason }
undelivered-tried = Encara no lliurat, { $moment }: { $reason } Es prova fins al { $until }.
undelivered-no-mailbox = el servidor diu que no hi ha cap bústia amb aquesta adreça.
undelivered-full = la bústia és plena.
undelivered-refused = el servidor de correu el rebutja.
undelivered-later = el servidor de correu no l’accepta de moment.
undelivered-service = el nostre servidor de correu no funciona; l’adreça no en té la culpa.
undelivered-unwritable = no es pot enviar correu a aquesta adreça.
undelivered-answer = Resposta del servidor: { $answer }
undelivered-account = Només té a veure amb el compte d’aquesta persona: quan la bústia funcioni, ha de demanar ella mateixa un altre enllaç.
undelivered-again = Torna a enviar
undelivered-gone = No hi ha cap correu per tornar a enviar.
address-correct = Corregeix l’adreça
address-correct-hint = Encara ningú no ha confirmat aquesta adreça. La invitació s’envia a la nova, i l’enllaç d’abans deixa de servir.

## Files of editions

edition-fault-file-too-large = El fitxer fa més de { $bytes }. No se n’ha llegit res.
edition-fault-not-text = El fitxer no és text en UTF-8. Desa’l en UTF-8 i torna-ho a provar.
edition-fault-syntax = Això no es pot llegir: { $message }.
edition-fault-number = Aquest nombre és massa gran per a qualsevol valor d’aquí.
edition-fault-unknown-key = «{ $key }» no vol dir res aquí. S’hi admet: { $allowed }.
edition-fault-missing-key = Aquí hi falta «{ $key }».
edition-fault-type = Aquí s’espera un valor d’un altre tipus: { $wanted }.
edition-fault-not-allowed = «{ $value }» no s’admet aquí. S’hi admet: { $allowed }.
edition-fault-between = El nombre ha de ser de { $least } a { $most }.
edition-fault-too-long = El text té més de { $most } caràcters.
edition-fault-empty = Això no pot quedar buit.
edition-fault-too-many = La llista té més de { $most } elements.
edition-fault-slug = Això forma part d’una adreça: només lletres minúscules sense accent, xifres i guionets solts, com ara nord-2027.
edition-fault-code = Un codi només té lletres, xifres, guionets i guions baixos.
edition-fault-local-time = Escriu data i hora així: { $time }.
edition-fault-refused = Això no s’admet: { $message }.
edition-fault-twice = «{ $value }» surt per segona vegada; cadascun ha de ser diferent.
edition-fault-reserved = «{ $value }» ja és l’adreça d’una altra pàgina. Tria’n una altra.
edition-fault-city = Aquest servei no té cap ciutat «{ $city }». Coneix: { $allowed }.
edition-fault-zone = «{ $zone }» no és cap zona horària de la base IANA. Una és Europe/Paris.
edition-fault-no-such-time = «{ $time }» no existeix a la zona { $zone }: no hi ha aquest dia o aquesta hora.
edition-fault-shown-twice = El rellotge s’endarrereix i aquesta hora passa dues vegades. Escriu quina: { $first } o { $last }.
edition-fault-ends-before-start = La fase ha d’acabar després de començar.
edition-fault-starts-before = Aquesta fase comença abans que s’acabi «{ $phase }».
edition-fault-no-grace = Només la fase de lliurament té període de gràcia.
edition-fault-round-dates = La ronda «{ $round }» no té dates a les fases.
edition-fault-no-screening = Tota convocatòria comença amb una ronda de preselecció. Afegeix-la.
edition-fault-topic = L’edició no té cap tema «{ $code }».
edition-fault-nothing-counts = Cap criteri no compta a la ronda «{ $round }»: cal que almenys un tingui un pes superior a 0.
edition-fault-nothing-counts-topic = Cap criteri no compta a la ronda «{ $round }» per a les obres sobre «{ $code }».
edition-fault-question = Una ronda de passar o no passar necessita exactament un criteri que l’anomeni: la seva pregunta.
edition-fault-label = L’escala acaba a { $highest }; aquest grau en queda fora.
edition-fault-points-nowhere = Això no assenyala res del fitxer.
edition-fault-at = Línia { $line }, columna { $column }: { $message }
edition-type-array = una llista
edition-type-boolean = true o false
edition-type-integer = un nombre enter
edition-type-number = un nombre
edition-type-table = una taula
edition-type-string = un text
edition-obstacle-call = La convocatòria «{ $call }» ja té equips o jurats, i per això es queda.
edition-obstacle-topic = { $entries ->
    [one] Una obra tracta del tema «{ $topic }», i per això es queda.
   *[other] { $entries } obres tracten del tema «{ $topic }», i per això es queda.
}
edition-obstacle-criterion = { $marks ->
    [one] «{ $criterion }» ({ $call }) té una nota, i per això es queda. Amb un pes de 0 ja no compta.
   *[other] «{ $criterion }» ({ $call }) té { $marks } notes, i per això es queda. Amb un pes de 0 ja no compta.
}
edition-obstacle-scale = «{ $criterion }» ({ $call }) té una nota de { $highest }; l’escala no pot acabar per sota.
edition-obstacle-round = El jurat ja ha començat a la ronda «{ $round }» ({ $call }): es queda, i la manera de jutjar també.
edition-obstacle-award = «{ $award }» ({ $call }) ja està decidit, i per això es queda.
edition-obstacle-scores = Les puntuacions de { $call } són públiques. Deixa de publicar-les abans de canviar els criteris.
edition-consequence-late = { $entries ->
    [one] { $call }: una obra es va lliurar després del termini nou. Continua comptant.
   *[other] { $call }: { $entries } obres es van lliurar després del termini nou. Continuen comptant.
}
edition-consequence-phase = { $call }: les dates de «{ $phase }» canvien quan ja ha començat.
edition-consequence-sheets = { $sheets ->
    [one] { $call }: hi ha una fitxa començada. Si l’equip torna a lliurar, tracta d’una altra cosa; les notes es queden, i el jurat ho llegeix a la fitxa.
   *[other] { $call }: hi ha { $sheets } fitxes començades. Si els equips tornen a lliurar, tracten d’una altra cosa; les notes es queden, i els jurats ho llegeixen a la fitxa.
}
edition-consequence-teams = { $teams ->
    [one] { $call }: un equip té més membres que el límit nou. Es queda com està.
   *[other] { $call }: { $teams } equips tenen més membres que el límit nou. Es queden com estan.
}
edition-consequence-ranking = { $marks ->
    [one] { $call }: hi ha una nota posada; la classificació segueix els criteris nous.
   *[other] { $call }: hi ha { $marks } notes posades; la classificació segueix els criteris nous.
}
edition-consequence-rules = { $teams ->
    [one] { $call }: les bases canvien i ja hi ha un equip inscrit.
   *[other] { $call }: les bases canvien i ja hi ha { $teams } equips inscrits.
}
edition-consequence-legal = { $teams ->
    [one] { $call }: les bases legals canvien i ja hi ha un equip inscrit.
   *[other] { $call }: les bases legals canvien i ja hi ha { $teams } equips inscrits.
}
edition-consequence-files = { $entries ->
    [one] { $call }: una obra té fitxers que superen els límits nous. Els conserva.
   *[other] { $call }: { $entries } obres tenen fitxers que superen els límits nous. Els conserven.
}
edition-consequence-data = { $entries ->
    [one] { $call }: una obra es va lliurar sense les dades que ara es demanen. Continua comptant; per tornar-la a lliurar, l’equip les ha de declarar.
   *[other] { $call }: { $entries } obres es van lliurar sense les dades que ara es demanen. Continuen comptant; per tornar-les a lliurar, els equips les han de declarar.
}
edition-consequence-dataset = { $call }: el conjunt de dades «{ $name }» no és públic. Ningú no pot lliurar fins que es publiqui.
edition-consequence-topic = { $entries ->
    [one] Una obra tracta del tema «{ $topic }», que canvia de nom.
   *[other] { $entries } obres tracten del tema «{ $topic }», que canvia de nom.
}
edition-consequence-award = «{ $award }» ({ $call }) ja està decidit i canvia. La decisió es manté.
edition-consequence-new-call = { $call }: l’edició és oberta, i tothom veurà aquesta convocatòria de seguida.
edition-consequence-lost-call = { $call }: l’edició és oberta. Aquesta convocatòria i les seves pàgines desapareixen per a tothom.
refused-edition-in-use = No s’ha canviat res: en depèn feina que ja està feta.
edition-export = Tota l’edició en un fitxer (TOML)
edition-export-lead = El que s’ha preparat, sense persones ni obres: per guardar-ho, canviar-ho o portar-ho a un altre servei.
edition-import-title = Edició des d’un fitxer
edition-import-lead = Una edició és un sol fitxer en TOML o JSON: textos, convocatòries, dates, criteris i premis. Primer veus què canviaria; no canvia res fins que ho confirmes.
edition-import-choose = Tria un fitxer
edition-import-file = El fitxer
edition-import-hint = Enganxa’l aquí; com a màxim { $bytes }. «certamen edition export» n’escriu un per començar.
edition-import-plan = Mira què canviaria
edition-import-faults = El fitxer no es pot fer servir tal com és. No s’ha canviat res i el teu text continua a sota.
edition-plan-same = L’edició { $edition } ja és com diu el fitxer; no hi ha res a canviar.
edition-plan-new = L’edició { $edition } serà nova.
edition-plan-changed = L’edició { $edition } canviarà com s’indica a sota.
edition-plan-obstacles = Això no es pot fer, perquè en depèn feina feta:
edition-plan-consequences = Abans de decidir:
edition-plan-apply = Canvia l’edició
edition-plan-value = Valor
edition-plan-now = Ara
edition-plan-then = Després
edition-plan-nothing = res
done-edition = L’edició és com diu el fitxer.
desk-editions = Edicions
desk-editions-import = Incorpora una edició des d’un fitxer
edition-plan-all-the-same = Canvia-ho igualment
texts-title = Textos
texts-lead = El que visitants, equips i jurats llegeixen d’aquesta convocatòria, en cada llengua. On en falta una, es llegeix en anglès, o si no en la primera que hi ha, i s’avisa.
texts-call-title = Títol de la convocatòria
texts-call-lead = Entradeta de la convocatòria
texts-call-rules = Bases (Markdown)
texts-edition-title = Títol de l’edició, comú a les seves convocatòries
texts-edition-lead = Entradeta de l’edició, comuna a les seves convocatòries
texts-missing = Falta: { $languages }
texts-save = Desa els textos
texts-see = Mira la pàgina de la convocatòria

## Topics, awards and conditions of a call

rows-paste-hint = Un nom sol és en { $name }. Per a més llengües, separa’ls amb tabuladors o punts i coma, en aquest ordre: { $languages }.
rows-paste = Afegeix-los a la llista
rows-up = Amunt
rows-down = Avall
rows-new = Núm. { $number }
topics-title = Temes
topics-lead = De què poden tractar les obres, en l’ordre en què els equips ho llegeixen. Les convocatòries d’una edició comparteixen els temes.
topics-code = Codi
topics-code-hint = Es manté quan el nom canvia. Lletres, xifres, guions i guions baixos, com a màxim { $most }. Si el deixes buit, es fa a partir del nom.
topics-named-elsewhere = Un criteri o un premi d’aquesta edició és per a un tema
topics-add = Afegeix un tema
topics-paste = Enganxa una llista de temes
topics-pasted = Un tema per línia
topics-save = Desa els temes
awards-title = Premis
awards-lead = Què es pot guanyar en aquesta convocatòria, en l’ordre en què s’anuncia, i qui ho pot guanyar.
awards-kind = Tipus
awards-kind-hint = Una menció pot anar a una obra que ja té un premi.
awards-prize = Premi
awards-mention = Menció
awards-eligible = Qui el pot rebre
awards-eligible-hint = Una frase per a la pàgina de la convocatòria, fins a { $most } caràcters. Deixa-ho buit si és per a totes les obres.
awards-topics = Només per a certs temes principals
awards-topics-hint = Si en marques algun, el premi no es pot donar a una obra amb un altre tema principal.
awards-add = Afegeix un premi
awards-save = Desa els premis
limits-title = Condicions i contacte
limits-lead = Què demana aquesta convocatòria als equips i a les obres. Si afecta feina ja feta, ho llegeixes abans que canviï res.
limits-between = De { $least } a { $most }.
limits-teams = Equips i finalistes
limits-team-size = Màxim de membres d’un equip
limits-shortlist = Nombre de finalistes
limits-files = Fitxers d’una obra
limits-megabytes = Màxim de MB d’un fitxer
limits-file-count = Màxim de fitxers, a més de la portada
limits-kinds = Tipus de fitxers
limits-kinds-hint = A més de la portada, que sempre és una imatge.
limits-data-lead = Una obra només es pot lliurar quan declara aquests conjunts de dades del catàleg.
limits-at-least = Almenys tants conjunts de dades
limits-datasets = Aquests conjunts de dades
limits-contact-lead = Apareix a la pàgina de la convocatòria, als esborranys dels equips, al final dels correus i a les pàgines d’accessibilitat i privacitat.
limits-mail = Adreça de correu
limits-address = Adreça postal
limits-legal-lead = Markdown. Apareixen a la pàgina de la convocatòria i s’hi enllaça des d’on lliuren els equips.
limits-save = Desa les condicions
facts-title = Fonts i suposicions
facts-lead = On es troben els fets d’aquesta edició i què s’ha suposat. Es llegeix a la pàgina de l’edició.
facts-example = Aquesta és una edició d’exemple, i totes les pàgines ho diuen.
facts-assumed = Suposat (desmarca el que ja se sap)
facts-name = Nom de la font
facts-address = Adreça web
facts-add = Afegeix una font
facts-save = Desa les fonts i les suposicions
notes-title = Sobre aquesta edició
notes-sources = Els fets d’aquesta edició es troben aquí:
notes-assumed = El que no se sap s’ha suposat per poder mostrar l’edició:
notes-part-title = Títol
notes-part-lead = Entradeta
notes-part-zone = Zona horària

## The calendar of a call

edition-fault-skipped = El rellotge s’avança i no marca mai { $time }. Escriu { $next } o una altra hora.
phases-title = Calendari
phases-lead = Totes les fases de la convocatòria alhora. Si les dates noves tenen conseqüències, les llegiràs abans que canviï res.
phases-edition = Les convocatòries d’aquesta edició
phases-zone = Aquí totes les hores són { $zone }. Una fase acaba després de començar, i el jurat comença quan s’ha acabat la fase anterior.
phases-grace = Minuts de marge després del termini
phases-grace-hint = El que s’ha començat a temps encara es pot lliurar. 0 si no n’hi ha, i com a màxim { $most } dies.
phases-final-hint = Deixa buits tots dos camps si la convocatòria no té final.
phases-none = sense dates
phases-reason = Motiu
phases-reason-hint = Una línia, com a màxim { $most } caràcters. Surt a la pàgina de la convocatòria i als correus, i cal quan la fase ja ha començat o mentre els equips s’inscriuen o lliuren.
phases-save = Canvia les dates
phases-leave = Deixa-les com són
phases-ask-title = Què comporten les dates noves
phases-ask-lead = Encara no ha canviat res. Els equips i els jurats a qui es mouen les dates rebran un correu.
phases-ask-tick = Ho he llegit i vull aquestes dates.
phases-start-of = { $phase }: inici
phases-end-of = { $phase }: fi
call-moved = { $what }, canvi del { $moment }: del { $from } al { $to }.
countdown-moved = El termini s’ha mogut. El nou és a sobre.
mail-moved-subject = Dates noves: { $call }
mail-moved-body =
    Hola, { $name },

    L’organització ha mogut dates de «{ $call }»:

    { $what }

    Totes les dates són a la pàgina de la convocatòria:
    { $link }
done-dates = Les dates ja són les que volies.

## A deadline of one team, and a pause

extension-title = El termini de l’equip
extension-lead = Fins llavors l’equip pot escriure, pujar fitxers, lliurar i retirar, amb el mateix marge que tothom. Ho sabrà per correu.
extension-of-call = Termini de la convocatòria
extension-own = Termini d’aquest equip
extension-none = Aquest equip té el termini de la convocatòria.
extension-passed = El termini de la convocatòria ara és posterior: compta el que acaba més tard.
extension-reason-hint = Una línia, com a màxim { $most } caràcters. L’equip la llegeix a la seva pàgina i al correu.
extension-all-the-same = Vull aquest termini encara que el jurat comenci abans
extension-set = Fixa aquest termini
extension-withdraw = Retira l’ampliació
extension-withdraw-lead = Des d’ara torna a comptar el termini de la convocatòria. El que s’ha lliurat continua comptant. Ho fem saber a l’equip per correu.
mail-own-deadline-subject = Un altre termini per al teu equip: { $team }
mail-own-deadline-body =
    Hola, { $name },

    L’organització ha canviat el termini del teu equip «{ $team }» a «{ $call }»:

    { $what }

    La vostra obra:
    { $link }
done-extended = L’equip té el seu termini. Li ho hem fet saber per correu.
done-extension-withdrawn = L’equip torna a tenir el termini de la convocatòria. Li ho hem fet saber per correu.
pause-title = Pausa
pause-lead = Per a un mal dia. Mentre la convocatòria està en pausa ningú no crea equips, hi entra, lliura, acaba fitxes ni publica; els esborranys, els fitxers, les notes i els comentaris es continuen desant. Cap fase no s’acaba ni comença mentrestant, i tothom llegeix per què a les pàgines de la convocatòria.
pause-none = La convocatòria no està en pausa.
pause-begin = Posa la convocatòria en pausa
pause-change = Canvia el motiu
pause-reason-hint = El motiu, tal com el llegirà tothom. Almenys en una llengua, com a màxim { $most } caràcters cadascuna.
pause-minutes = Minuts que es mouen les dates
pause-minutes-hint = Ja hi ha el temps que s’ha perdut. El que estava en marxa s’acaba aquests minuts més tard, i el que començaria massa aviat també es mou. Amb 0 no es mou cap data.
pause-end-reason-hint = Una línia, com a màxim { $most } caràcters. Surt al costat de les dates que es mouen i als correus.
pause-end = Fes que la convocatòria continuï
done-paused = La convocatòria està en pausa, i les seves pàgines diuen per què.
done-resumed = La convocatòria continua.

## Who organises an edition

organisers-title = Qui organitza
organisers-lead = Qui organitza porta una edició o una de les seves convocatòries: jurat, obres, decisions i publicació. La premsa i qui observa només llegeixen. Ningú no participa ni és jurat on té una funció.
organisers-since = Des de
organisers-since-unknown = no consta
organisers-remove-lead = Perd la funció de seguida i rep un avís per correu; les pàgines que tingui obertes no desaran res. Continuarà sense poder participar ni ser jurat on la tenia.
organisers-leave = Deixa la funció
organisers-leave-lead = Perds de seguida totes les pàgines d’aquesta funció i no hi pots tornar pel teu compte: t’hi hauria d’admetre algú altre de l’organització o qui administra el servei. Continuaràs sense poder participar ni ser jurat.
organisers-leave-sure = Sí, deixa la funció
organisers-invitations = Invitacions obertes
organisers-invitations-lead = Aquestes adreces encara no tenen compte. Tindran la funció tan bon punt algú obri l’enllaç del correu i creï el compte.
organisers-invited = Invitació
organisers-invited-by = Qui convida
organisers-valid = Enllaç vàlid fins al dia
organisers-expired = ja no és vàlid
organisers-again = Torna a enviar
organisers-withdraw = Anul·la
organisers-withdrawn = ja sense invitació
organisers-invite = Dona una funció
organisers-invite-mail = Qui té compte té la funció de seguida i rep un avís per correu. Qualsevol altra adreça rep un enllaç per crear el compte.
organisers-invite-name = Només per a una adreça sense compte. El nom i la contrasenya es trien darrere l’enllaç.
organisers-list = Dona funcions a diverses persones
people-list-people = Una persona per línia
organisers-list-lines = Enganxa una llista CSV amb la primera línia «address,name,role,call,language» i un màxim de { $most } persones. La funció és organiser, press o observer; la convocatòria és la seva part de l’adreça web, o res per a tota l’edició; l’idioma és ca, es, en o ja. No es fa res si no són correctes totes les línies.
people-list-send = Convida-les totes
people-list-report = Què s’ha fet, línia per línia
organisers-report-organises = ja té la funció
people-list-invited = invitació enviada per correu
organisers-former = Qui va tenir abans una funció
organisers-until = Fins al dia
desk-organisers = Qui organitza { $edition }
refused-leaves-organising = Encara no ha canviat res. Perdries de seguida totes les pàgines d’aquesta funció i no hi podries tornar pel teu compte. Prem el botó una altra vegada si és el que vols.
problem-list-header = La primera línia ha de dir els noms de les columnes, i només d’aquestes: { $columns }. Entre elles hi va una coma, un punt i coma o un tabulador.
problem-in-line = Línia { $line }: { $message }
problem-twice-in-list = La mateixa adreça ja és a la línia { $line }.
problem-name-missing = Hi falta el nom.
problem-not-a-language = L’idioma ha de ser ca, es, en o ja.
problem-organises = Aquesta persona ja ho organitza.
problem-judges = Aquesta persona és aquí en un jurat. Qui jutja no té aquesta funció: treu-la primer del jurat.
problem-takes-part = Aquesta persona hi participa, o hi ha participat. Qui participa no té aquesta funció.
problem-invitation-waits = Aquesta adreça ja té una invitació. Torna-la a enviar des de la llista de dalt.
problem-on-jury = Aquesta persona ja és al jurat. Per tornar-li a enviar la invitació, fes servir el formulari per a una sola persona.
problem-in-team = Aquesta persona és d’un equip d’aquesta convocatòria. Qui participa no jutja.
problem-cannot-judge = Aquesta persona té una funció en aquesta convocatòria, o l’ha tinguda. Qui l’organitza, la segueix com a premsa o l’observa no jutja.
done-organiser-appointed = La persona ja té la funció i rep un avís per correu.
done-organiser-invited = La invitació s’està enviant. Continua a la llista fins que se’n fa servir l’enllaç.
done-invitation-withdrawn = La invitació queda anul·lada; l’enllaç ja no serveix.
done-organiser-removed = La persona ja no té aquesta funció i rep un avís per correu.
done-organising-ended = Ja no tens aquesta funció.
mail-organiser-subject = Organitzes «{ $edition }»
mail-organiser-body =
    Hola, { $name },

    Ara formes part de l’organització de «{ $edition }». Entra i troba’n les convocatòries aquí:
    { $link }

    Qui organitza una edició no hi participa ni és al jurat.
mail-organiser-invitation-subject = Invitació a organitzar «{ $edition }»
mail-organiser-invitation-body =
    Hola,

    Et convidem a organitzar «{ $edition }». Obre aquest enllaç, mira el nom i tria una contrasenya:
    { $link }

    L’enllaç serveix una vegada i caduca en trenta dies. Qui organitza una edició no hi participa ni és al jurat. Si això no va amb tu, digues-ho darrere l’enllaç o no facis res.
organisers-role = Funció
organisers-role-hint = L’organització la porta. La premsa llegeix finalistes i premis des del moment que es fixa a cada convocatòria. Qui observa veu tot el que veu l’organització i no canvia res, com un notari.
organisers-call = Per a
organisers-alone = Només una persona organitza aquesta edició. Afegeix-n’hi una altra: si la primera no pot, ningú no podria moure un termini.
organisers-one-call = Organitzes una convocatòria i decideixes qui hi té una funció. Les funcions a tota l’edició i a les altres convocatòries les decideix qui organitza l’edició.
people-list-file = Una llista en un fitxer
people-list-file-hint = CSV amb les mateixes columnes, tal com el desa un programa de càlcul, en qualsevol codificació habitual; com a màxim { $bytes }.
people-list-file-send = Convida totes les persones del fitxer
people-list-encoding = S’ha llegit com a { $encoding }.
role-organiser = Organització
role-call-organiser = Organització d’una convocatòria
role-press = Premsa
role-observer = Observació
role-whole-edition = Tota l’edició
role-ended-title = Ja no tens aquesta funció
role-ended-typed = El que havies escrit és a sota, perquè ho puguis copiar. No s’ha desat.
observer-banner = Veus aquesta pàgina com qui observa: ho llegeixes tot i no canvies res. No s’hi mostren els botons.
refused-follower = Qui segueix una convocatòria com a premsa o l’observa, o ho ha fet, no hi participa ni és al jurat. No s’ha canviat res.
refused-read-only = Aquí només observes: ho veus tot i no canvies res. No s’ha canviat res.
refused-whole-edition = Això és de tota l’edició o d’una altra de les seves convocatòries. N’organitzes una de sola: demana el canvi a qui organitza l’edició.
refused-role-ended = Se t’ha retirat la funció que demana aquesta pàgina. No s’ha canviat res. Si creus que és un error, escriu a l’organització.
problem-not-a-role = La funció ha de ser organiser, press o observer.
problem-not-a-call = La convocatòria ha de ser una d’aquestes: { $names }.
problem-not-text = El fitxer no és un text en una codificació coneguda. Desa’l com a «CSV UTF-8» i torna’l a enviar.
problem-whole-edition = Decideixes per a la teva convocatòria: indica-la.
problem-has-role = Aquesta persona té en aquesta edició una funció que no n’admet cap altra. Treu-li primer aquella.
desk-followed = El que segueixes com a premsa
desk-observed = El que observes
log-role = S’ha donat una funció
log-role-taken = S’ha tret una funció
log-embargo = S’ha fixat l’embargament
log-embargo-visit = La premsa ha vist per primera vegada resultats amb embargament
mail-role-subject = La teva funció a «{ $title }»
mail-role-body =
    Hola, { $name },

    Tens una funció a «{ $title }»: { $role }. Entra i la trobaràs aquí:
    { $link }

    Qui la té no hi participa ni és al jurat.
mail-role-invitation-subject = Invitació a «{ $title }»
mail-role-invitation-body =
    Hola,

    Et convidem a tenir una funció a «{ $title }»: { $role }. Obre aquest enllaç, mira el nom i tria una contrasenya:
    { $link }

    L’enllaç serveix una vegada i caduca en trenta dies. Qui té la funció no hi participa ni és al jurat. Si això no va amb tu, digues-ho darrere l’enllaç o no facis res.
mail-role-taken-subject = S’ha acabat la teva funció a «{ $title }»
mail-role-taken-body =
    Hola, { $name },

    Ja no tens aquesta funció a «{ $title }»: { $role }. Les seves pàgines ja no s’obren, i les que tenies obertes no desen res.

    Si creus que és un error, escriu a l’organització.

## Results under embargo

embargo-title = Resultats amb embargament
embargo-banner = Amb embargament: res d’això no és públic encara. No en publiquis ni en difonguis res abans que ho sigui.
embargo-logged = L’organització veu qui ha llegit aquesta pàgina i quan.
embargo-not-yet = Encara no hi ha res per llegir. A partir d’aquest moment trobaràs aquí finalistes i premis: { $moment }.
embargo-unset = L’organització encara no ha fixat cap moment.
embargo-lifted = Ja és tot públic: no queda res amb embargament.
press-title = Premsa
press-lead = La premsa llegeix finalistes i premis amb els motius abans que siguin públics, i res més: ni notes, ni comentaris, ni esborranys.
press-from = La premsa llegeix els resultats des de
press-from-hint = En { $zone }. Buit: no abans que siguin públics.
press-save = Desa
press-see = Mira què veu la premsa
press-people = Qui els llegeix
press-nobody = Ningú no segueix aquesta convocatòria com a premsa.
press-visits = Qui ha llegit què
press-no-visits = Ningú no ha llegit res amb embargament encara.
press-when = Quan
press-what = Què
press-file = Un fitxer de l’obra { $number }

## An edition in preparation, and how it is opened

desk-editions-new = Fes una edició pas a pas
preparation-line = En preparació: aquesta edició només la veuen el jurat, qui hi té una funció i l’administració.
preparation-setup = Prepara-la
making-title = Nova edició
making-lead = Per ara n’hi ha prou amb un nom i unes paraules. L’edició queda en preparació: ningú més no la veu fins que l’obris, i fins aleshores ho pots canviar tot.
making-begun = Començades i encara no obertes
making-from = Punt de partida
making-neutral = Una edició en blanc
making-slug = Part de l’adreça
making-slug-hint = Lletres minúscules, xifres i guions simples, com ara nord-2027. No canvia mai.
making-cities = Ciutats amfitriones
making-cities-hint = Cadascuna té una convocatòria pròpia, que pots canviar al pas següent.
making-years = Dates
making-years-hint = Després pots canviar cada data.
making-years-same = Tal com són
making-years-later = { $years ->
        [one] Un any més tard
       *[other] { $years } anys més tard
    }
making-years-anew = Per posar de nou, a partir del mes que ve
making-people = Qui ve de l’edició anterior
making-people-hint = Els equips i les obres es queden on són. No s’escriu a ningú.
making-organisers = L’organització
making-jurors = El jurat, a la convocatòria del mateix nom
making-make = Fes l’edició
setup-steps = Passos de la preparació
setup-complete = Complet
setup-open = { $count ->
        [one] Una cosa per mirar
       *[other] { $count } coses per mirar
    }
setup-proposed = Proposat, per mirar
setup-next = Següent: { $step }
setup-save = Desa i continua
setup-what = Què
setup-what-lead = Com es diu l’edició i què se’n diu primer.
setup-who = Qui
setup-who-lead = Les convocatòries amb les seves ciutats, i qui organitza i puntua.
setup-when = Quan
setup-when-lead = De la inscripció als resultats, cada convocatòria en l’hora de la seva ciutat.
setup-move-hint = Totes les dates de la convocatòria es mouen els mateixos dies; les hores es queden. Cada data per separat es canvia al calendari.
setup-move = Mou totes les dates
setup-judging = Com es puntua
setup-judging-lead = Les rondes del jurat i els criteris amb què puntua.
setup-promise = Què es promet
setup-promise-lead = De què poden tractar les obres, què es pot guanyar i les bases que llegeixen els equips.
setup-calls = Convocatòries
setup-city = Ciutat
setup-zone = Zona horària, amb el nom de la base de dades IANA
setup-team-size = Màxim de membres d’un equip, fins a { $most }
setup-remove-call = Treu aquesta convocatòria
setup-new-call = Una altra convocatòria
setup-new-call-hint = Tret de la ciutat, ho té tot de la primera; després ho pots canviar.
setup-no-call = Cap
setup-new-slug-hint = Si ho deixes buit, la convocatòria es diu com la ciutat.
setup-people = Persones
setup-limits = Límits d’equips i fitxers
opening-title = Llista de comprovació i obertura
opening-today = Què trobaria avui un equip
opening-hinders = Cal arreglar-ho abans d’obrir
opening-asks = Val la pena tornar-hi a mirar
opening-nothing = No falta res.
opening-open-lead = A partir d’aleshores tothom veu l’edició. Mentre no s’hagi inscrit cap equip, la pots tornar enrere.
opening-confirm = He llegit els punts de dalt i ho vull així.
opening-open = Obre l’edició
opening-is-open = Aquesta edició és oberta: tothom la veu.
edition-delete = Elimina aquesta edició
edition-delete-lead = Encara ningú no hi participa. Se n’eliminen les convocatòries, els textos, les dates, el jurat i les funcions; els comptes i el registre es queden. No es pot desfer.
edition-delete-typed = Escriu { $value } per confirmar-ho
opening-undo-lead = Encara no s’ha inscrit cap equip. En preparació, l’edició només la veuen el jurat, qui hi té una funció i l’administració.
opening-undo = Torna-la a la preparació
opening-found-no-topics = No hi ha cap tema, i sense tema no es pot lliurar cap obra.
opening-found-submission-over = El lliurament ja ha acabat: ningú no podria lliurar.
opening-found-registration-over = La inscripció ja ha acabat: ningú no podria fundar cap equip.
opening-found-gap = La inscripció acaba abans que es pugui lliurar res.
opening-found-untranslated = Falta en { $languages }: { $part }.
opening-found-final = El calendari té una final i la convocatòria no té cap ronda final. Afegeix la ronda o treu la final del calendari.
opening-found-same-name = { $part }: dos es diuen «{ $name }».
opening-found-weights = { $round }: els pesos dels criteris sumen { $sum }. Compten ajustats al 100 %.
opening-found-proposed = Tal com es va proposar, encara sense mirar: { $part }. Queda confirmat quan deses la pàgina, amb canvis o sense.
opening-found-few-datasets = Conjunts de dades que ha d’indicar cada obra: { $wanted }. Públics al catàleg: { $there }.
opening-found-no-awards = No hi ha cap premi per guanyar.
opening-found-awards = Premis: { $count }. Obres que arriben a la tria final: { $shortlist }. No n’hi ha una per a cada premi.
opening-found-no-jurors = Encara no hi ha ningú al jurat.
opening-found-few-jurors = Jurats: { $jurors }. Cada obra en necessita { $wanted }.
opening-found-unread = Ningú del jurat no llegeix { $languages }.
opening-found-one-organiser = Organitza una persona sola. Si no hi és, ningú no pot moure cap termini.
refused-not-ready = L’edició no s’ha obert: abans cal arreglar unes coses. Són en aquesta pàgina, cadascuna amb el camí per arreglar-la.
refused-edition-open = L’edició és oberta. Abans d’eliminar-la, torna-la a la preparació.
refused-teams-registered = { $teams ->
        [one] S’ha inscrit un equip, i per això l’edició continua oberta.
       *[other] S’han inscrit { $teams } equips, i per això l’edició continua oberta.
    }
done-edition-made = L’edició està feta i en preparació. Pots deixar-ho quan vulguis i continuar des del teu espai.
done-edition-opened = L’edició és oberta: tothom la veu.
done-edition-deleted = S’ha eliminat l’edició.
done-edition-taken-back = L’edició torna a estar en preparació.

## Cities

cities-title = Ciutats
cities-lead = El que aquest servei sap de cada ciutat. Una ciutat és un fitxer en TOML o JSON. Aquesta pàgina només la veu l’administració.
cities-import = Incorpora una ciutat des d’un fitxer
cities-schema = JSON Schema per a editors
cities-areas = Àrees
cities-kind = { $kind }: { $count }
cities-kind-outlined = { $kind }: { $count }, amb contorns
cities-colors = Colors i el seu contrast
cities-color-page = Pàgines
cities-color-chart = Gràfics
cities-contrast = { $ratio } a 1
cities-missing = Què hi falta
cities-missing-name = Nom: { $languages }
cities-missing-attribution = Atribució: { $languages }
cities-missing-areas = Àrees: no es pot unir cap taula ni dibuixar cap mapa
cities-missing-outlines = Contorns, sense els quals no es pot dibuixar cap mapa: { $kinds }
cities-missing-languages = Pàgines en les seves llengües: { $languages }
cities-files = Fitxers
city-credit = { $source } ({ $value })
city-import-lead = Una ciutat és un sol fitxer en TOML o JSON: noms, zona, colors, àrees i els seus codis. Primer veus què canviaria; no canvia res fins que ho confirmes.
city-import-hint = Enganxa’l aquí; com a màxim { $bytes }. «certamen city export» n’escriu un per començar.
city-import-outlines = Els contorns de les àrees arriben amb «certamen city import», o com a conjunt de dades en GeoJSON que es publica.
city-plan-same = La ciutat { $city } ja és com diu el fitxer; no hi ha res a canviar.
city-plan-new = La ciutat { $city } serà nova.
city-plan-changed = La ciutat { $city } canviarà com s’indica a sota.
city-plan-against = Això no es pot fer:
city-plan-taken = { $what }: les fa servir el conjunt de dades «{ $title }».
city-plan-outlines = Encara no es pot dibuixar cap mapa d’aquestes àrees, perquè no se’n coneixen els contorns: { $kinds }
city-plan-apply = Canvia la ciutat
done-city = La ciutat és com diu el fitxer.
texts-missing-own = Falta en una llengua de la ciutat: { $languages }
desk-cities = Què se sap de les ciutats i què hi falta

## Host organisations

organisation-title = Entitat organitzadora
organisation-contact = Contacte
organisation-website = Web
organisation-none = Encara no té cap edició.
organisation-administrators = Administradors
organisation-administrators-lead = Fan edicions d’aquesta entitat organitzadora i trien qui les organitza. Aquesta part només la veuen els administradors del servei.
organisation-nobody = Encara no l’administra ningú.
organisation-appoint = Afegeix un administrador
organisation-appoint-hint = L’adreça d’un compte.
done-administrator = Aquest compte ja administra l’entitat organitzadora.
done-administrator-removed = Aquest compte ja no administra l’entitat organitzadora. El que organitza continua sent seu.
problem-no-account = Cap compte no té aquesta adreça.
edition-obstacle-organisation = Aquest servei no té cap entitat organitzadora «{ $code }».
## Previews, and acting on behalf of somebody

call-preview-title = Vista prèvia
call-preview-lead = Mira les pàgines d’aquesta convocatòria com les veuran els altres, en qualsevol data. No es desa res, i no hi veus res que no puguis veure ja.
call-preview-who = Qui mira
call-preview-visitor = Un visitant
call-preview-member = Un membre d’un equip
call-preview-juror = Un membre del jurat
call-preview-when = Quan
call-preview-now = Ara
call-preview-first-minute = { $phase }, primer minut: { $moment }
call-preview-last-minute = { $phase }, últim minut: { $moment }
call-preview-moment = Una altra data i hora
call-preview-moment-hint = En { $zone }. Si l’omples, compta més que la tria de dalt.
call-preview-start = Comença la vista prèvia
call-preview-what = Un membre té un esborrany inventat i buit; cada equip és l’únic que veu el seu. Un membre del jurat té les primeres obres de la ronda, amb fitxes buides. El que no s’ha publicat no es mostra, sigui quina sigui la data.
call-preview-ends = S’acaba quan en surts, al cap d’una hora o amb la sessió. Les altres pestanyes d’aquest navegador també mostren la vista prèvia.
call-preview-as-visitor = com a visitant
call-preview-as-member = com a membre d’un equip
call-preview-as-juror = com a membre del jurat
call-preview-banner = Vista prèvia { $who }: { $moment }. No es desa res.
call-preview-pages = Pàgines de la vista prèvia
call-preview-change = Una altra data o persona
call-preview-leave = Surt de la vista prèvia
done-preview-left = Has sortit de la vista prèvia.
refused-preview = Això és una vista prèvia: aquí no es desa res i només es mostren les pàgines de la seva convocatòria. No s’ha canviat res. Surt de la vista prèvia per continuar com a tu mateix; el que has escrit en una altra pestanya hi serà quan hi tornis.
refused-other-eyes = La vista prèvia, o actuar en nom d’una altra persona, s’ha acabat, i aquest formulari podria ser d’aquelles pàgines. No s’ha desat res. Copia el que has escrit, obre la pàgina de nou i envia-ho des d’allà.
acting-title = Actua en nom de { $name }
acting-lead = Veuràs el que veu { $name }: el seu espai, el seu equip i esborrany, les seves fitxes. No hi pots canviar res, i les pàgines de l’organització queden tancades. S’acaba quan tu vols, al cap de mitja hora o amb la sessió.
acting-told = { $name } rep de seguida un correu que diu qui actua en nom seu, quan i per què. També queda al registre.
acting-reason = Motiu
acting-reason-hint = Una línia, com a màxim { $most } caràcters. { $name } la llegeix.
acting-start = Comença
acting-label = En nom d’una altra persona
acting-banner = { $administrator }, veus el que veu { $name }, fins a les { $time }. No hi pots canviar res.
acting-end = Torna a ser tu
done-acting-ended = Tornes a ser tu.
refused-on-behalf = Ho veus en nom d’una altra persona. Ella ho pot fer; tu no. No s’ha canviat res.
refused-runs-service = Aquesta persona administra el servei: ningú no actua en nom seu.
mail-acting-subject = Algú mira les teves pàgines per ajudar-te
mail-acting-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, veu les teves pàgines com tu les veus, des d’aquest moment ({ $moment }) i durant mitja hora com a màxim. Així no es pot canviar res. El motiu:

    { $reason }

    Si no has demanat ajuda, respon aquest correu.

## The list of entries

entry-list-title = Totes les obres
entry-list-lead = El que cerques queda a l’adreça de la pàgina: desa-la o envia-la a qui organitza amb tu.
entry-list-states = Obres segons l’estat
entry-list-drafts = Esborranys
entry-list-withdrawn = Retirades
entry-list-excluded = Excloses del concurs
entry-list-search-hint = Títol, equip o número.
entry-list-any-jury = Tant és
entry-list-lack-sheets = Amb fitxes per acabar
entry-list-lack-jurors = Amb massa pocs jurats
entry-list-order = Ordre
entry-list-by-number = Per número
entry-list-by-change = Últim canvi primer
entry-list-by-title = Per títol
entry-list-csv = Aquestes obres en CSV
entry-list-empty = Encara no hi ha cap obra. Cada equip en té una des que participa.
entry-list-call = La pàgina on participen els equips
## Help with accounts

desk-people = Les persones i els seus comptes
people-title = Les persones i els seus comptes
people-lead = Troba qui demana ajuda per una part del nom o de l’adreça de correu.
people-disk = Lliure al disc del servidor: { $free }. Per sota de { $floor } no s’accepten fitxers; els textos i les notes es continuen desant.
people-search = Nom o adreça de correu
people-find = Cerca
people-none = No s’ha trobat ningú. Prova amb una part del nom o de l’adreça.
people-from-start = Des del començament
people-at-a-time = Per nom, de { $most } en { $most }.
people-proven = confirmada
people-unproven = encara no confirmada
people-signed-in = Última entrada
people-never = mai
people-roles = Funcions
people-runs-service = administra el servei
people-organises = organitza
people-judges = és al jurat
people-takes-part = participa
people-follows = premsa o qui observa
people-administers = administra una entitat organitzadora
people-waiting = Comptes que encara no s’han creat
people-waiting-lead = Aquestes persones han demanat un compte i encara no han obert l’enllaç del correu. El compte es crea quan l’obren.
people-waiting-until = L’enllaç serveix fins al
people-waiting-again = Torna a enviar l’enllaç
help-made = Compte creat
help-language = Idioma dels correus
help-has-password = triada
help-without-password = cap: entra amb enllaços per correu
help-roles = Què hi fa
help-no-roles = Encara res.
help-title = Ajuda
help-lead = Cada pas demana un motiu, que { $name } llegeix i que queda al registre. Els enllaços només van a l’adreça del compte; ningú no veu ni posa la contrasenya d’una altra persona.
help-link = Envia un enllaç per entrar
help-link-lead = Va a { $mail }, serveix una vegada durant un dia i confirma l’adreça si encara no ho estava.
help-password = Envia un enllaç per a una contrasenya nova
help-password-lead = Va a { $mail } i serveix una vegada durant un dia. Les sessions obertes es tanquen quan es tria la contrasenya.
help-sessions = Tanca totes les sessions
help-sessions-lead = { $name } haurà de tornar a entrar a tot arreu. El que s’ha desat es conserva.
help-address-lead = La nova adreça rep un enllaç. Quan s’hi obre, el compte té la nova adreça, i s’acaben les sessions i els enllaços d’abans. L’adreça antiga n’és avisada de seguida i ho pot anul·lar.
help-address-administrator = { $name } administra el servei: l’adreça antiga també ho ha de permetre.
help-address-new = Nova adreça de correu
help-address-waits = { $mail } espera confirmació: ho ha demanat { $administrator }, { $moment }, fins al { $until }.
help-address-confirmed = La nova adreça ja s’ha confirmat.
help-address-asks-old = L’adreça antiga encara no ho ha permès.
help-withdraw = Anul·la-ho
help-join-offer = Uneix els dos comptes
help-log = Què s’ha fet per ajudar
help-log-when = Quan
help-log-who = Qui
help-log-what = Què
help-log-detail = Motiu
help-log-link = Enllaç per entrar enviat
help-log-password = Enllaç per a una contrasenya nova enviat
help-log-sessions = Totes les sessions tancades
help-log-address = Una altra adreça demanada
help-log-address-withdrawn = Una altra adreça anul·lada
help-log-address-declined = Una altra adreça rebutjada per qui rep el correu
help-log-address-changed = Adreça canviada
help-log-acting-begun = Ha començat a actuar en nom seu
help-log-acting-ended = Ha deixat d’actuar en nom seu
problem-another-account = Un altre compte té aquesta adreça. Si tots dos són de la mateixa persona, uneix-los.
problem-same-address = El compte ja té aquesta adreça.
done-help-link = L’enllaç ja s’està enviant.
done-help-sessions = S’han tancat totes les sessions.
done-help-address = L’enllaç s’està enviant a la nova adreça, i l’antiga n’és avisada.
done-help-withdrawn = S’ha anul·lat.
done-address-changed = El teu compte té la nova adreça. Ja has entrat.
done-address-allowed = El teu compte té la nova adreça. Entra amb aquesta.
done-address-said = Ho has confirmat. Comptarà quan l’altra adreça també ho confirmi.
done-address-declined = S’ha anul·lat. No ha canviat res.
address-title = Una altra adreça per a un compte
address-new-lead = El compte de { $name } ha de tenir l’adreça { $mail } en comptes de { $old }.
address-reason = El motiu: { $reason }
address-new-sure = Confirma-ho només si ets { $name }: qui té l’adreça té el compte. Les sessions i els enllaços oberts s’acaben llavors.
address-confirm = És el meu compte
address-old-lead = El teu compte, { $name }, ha de tenir l’adreça { $mail } en comptes de { $old }.
address-old-sure = Comptarà quan s’obri l’enllaç a la nova adreça. Si no ho has demanat, anul·la-ho aquí.
address-old-both = Administres el servei: només comptarà si ho permets aquí i s’obre l’enllaç a la nova adreça. Si no ho has demanat, anul·la-ho.
address-allow = Permet-ho
address-said = Aquesta adreça ja ho ha confirmat. Espera l’altra.
mail-help-link-subject = Un enllaç per entrar, com has demanat
mail-help-link-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, t’envia un enllaç per entrar. El motiu: { $reason }
    { $link }

    L’enllaç serveix una vegada, durant un dia. Si no has demanat ajuda, no cal que facis res.
mail-help-password-subject = Un enllaç per a una contrasenya nova, com has demanat
mail-help-password-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, t’envia un enllaç per triar una contrasenya nova. El motiu: { $reason }
    { $link }

    L’enllaç serveix una vegada, durant un dia. Es tancaran totes les sessions obertes. Si no has demanat ajuda, no cal que facis res.
mail-help-sessions-subject = S’han tancat les teves sessions
mail-help-sessions-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, ha tancat totes les sessions del teu compte. El motiu: { $reason }

    Torna a entrar per continuar. El que es va desar hi continua sent.
mail-address-old-subject = El teu compte ha de tenir una altra adreça
mail-address-old-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, demana que el teu compte tingui l’adreça { $mail } en comptes d’aquesta. El motiu: { $reason }

    Mira de què es tracta, i anul·la-ho si no ho has demanat:
    { $link }

    L’enllaç serveix durant dos dies.
mail-address-new-subject = Confirma la nova adreça del teu compte
mail-address-new-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, demana que el teu compte tingui aquesta adreça en comptes de { $old }. El motiu: { $reason }

    Obre aquest enllaç per confirmar-ho:
    { $link }

    L’enllaç serveix durant dos dies. Si aquí no tens cap compte, obre’l i anul·la-ho, o no facis res.
mail-address-changed-subject = El teu compte té una altra adreça
mail-address-changed-body =
    Hola, { $name },

    El teu compte ara té l’adreça { $mail }. A partir d’ara entra amb aquesta. S’han acabat totes les sessions i els enllaços d’abans.
help-log-joining = Unió amb un altre compte demanada
help-log-joining-withdrawn = Unió anul·lada
help-log-joining-declined = Unió rebutjada per qui rep el correu
help-log-joined = Unit amb un altre compte
help-joined = Aquest compte es va unir amb un altre, que té tot el que tenia.
help-joined-open = Obre el compte que es conserva
joining-title = Uneix dos comptes d’una persona
joining-step = Uneix-lo amb un altre compte
joining-lead = Es conserva el compte de { $name }. Tot el de l’altre hi passa quan totes dues adreces ho han confirmat per correu. Després l’altra adreça queda lliure: a partir de llavors s’entra amb { $mail }.
joining-other = Adreça de l’altre compte
joining-look = Mostra què passaria
joining-plan = Què passaria
joining-kept = Es conserva
joining-gone = Hi passa i es tanca
joining-teams = Equips, també els d’abans
joining-juries = Jurats
joining-sheets = Fitxes
joining-roles = Funcions
joining-sessions = Sessions que s’acaben
joining-plans = Plans oberts que es descarten
joining-history = El que es va fer queda tal com es va escriure, amb el nom del compte que es conserva.
joining-hinders = Què ho impedeix
joining-obstacle-service = L’altre compte administra el servei i aquest no. Comença per l’altre.
joining-obstacle-judges = { $call }: l’un hi participa o hi va participar, l’altre és al jurat.
joining-obstacle-organises = { $call }: l’un l’organitza o la va organitzar, l’altre hi participa o és al jurat.
joining-obstacle-follows = { $call }: l’un la segueix com a premsa o l’observa, l’altre hi participa o és al jurat.
joining-obstacle-roles = { $edition }: les funcions de tots dos s’exclouen.
joining-obstacle-teams = { $call }: cadascun és en un equip diferent.
joining-obstacle-sheets = { $call }: tots dos tenen una fitxa de la mateixa obra.
joining-obstacle-pairs = { $call }: tots dos han triat entre les mateixes dues finalistes.
joining-ask = Pregunta-ho a totes dues adreces
joining-waits = { $other } s’ha d’unir amb { $kept }: ho ha demanat { $administrator }, { $moment }, fins al { $until }.
joining-waits-for = Encara no ho ha confirmat: { $mail }
joining-link-lead = El compte amb l’adreça { $other } s’ha d’unir amb el de { $name }, { $kept }. Tot hi passa, i { $other } deixa de ser l’adreça d’un compte.
joining-link-sure = Confirma-ho només si tots dos comptes són teus. Res no canvia abans que totes dues adreces ho hagin confirmat.
joining-confirm = Tots dos són meus
refused-joining = Ara mateix aquests comptes no es poden unir. No ha canviat res.
done-joining-asked = Totes dues adreces reben un enllaç.
done-accounts-joined = Els dos comptes ara són un. Entra amb l’adreça que es conserva.
mail-joining-subject = Són teus aquests dos comptes?
mail-joining-body =
    Hola, { $name },

    { $administrator }, que administra aquest servei, demana que el compte amb l’adreça { $other } s’uneixi amb el de { $kept }, perquè tots dos són teus. El motiu: { $reason }

    Obre aquest enllaç per confirmar-ho o per anul·lar-ho:
    { $link }

    L’enllaç serveix durant dos dies. Res no canvia abans que totes dues adreces ho hagin confirmat.
mail-joined-subject = Els teus dos comptes ara són un
mail-joined-body =
    Hola, { $name },

    El compte amb l’adreça { $other } s’ha unit amb el teu. A partir d’ara entra amb { $kept }; l’altra adreça ja no té cap compte.
