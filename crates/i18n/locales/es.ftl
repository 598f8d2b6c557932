
## Dates

calendar-months = enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
calendar-months-of-days = de enero|de febrero|de marzo|de abril|de mayo|de junio|de julio|de agosto|de septiembre|de octubre|de noviembre|de diciembre
calendar-weekdays-short = lu|ma|mi|ju|vi|sá|do
calendar-weekdays = lunes|martes|miércoles|jueves|viernes|sábado|domingo
calendar-day = { $day } { $month } de { $year }
calendar-day-of-month = { $day } { $month }
calendar-year-month = { $month } de { $year }
calendar-moment = { $weekday } { $day }, { $time } ({ $zone })
calendar-time = { $time } ({ $zone })
calendar-local = { $weekday } { $day }, { $time }
zone-elsewhere = hora local, { $place }
left-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
left-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
left-tomorrow = Mañana
left-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
left-weeks = { $count ->
    [one] 1 semana
   *[other] { $count } semanas
}
left-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}

## Mails

mail-verify-subject = Confirma tu dirección
mail-verify-body =
    Hola, { $name }:

    Abre este enlace para confirmar tu dirección y entrar en Certamen:
    { $link }

    El enlace sirve una vez y caduca en dos días. Si no has pedido ninguna cuenta, no hagas nada.
mail-known-subject = Ya tienes una cuenta
mail-known-body =
    Hola, { $name }:

    Alguien ha querido crear una cuenta con esta dirección, que ya tiene una o ha recibido una invitación. Lo que se escribió entonces se ha olvidado, la contraseña también. Puedes entrar con este enlace:
    { $link }

    El enlace sirve una vez y caduca en una hora. Si no has sido tú, no hagas nada.
mail-unconfirmed-subject = Tu cuenta espera la confirmación de la dirección
mail-unconfirmed-body =
    Hola:

    Alguien ha pedido entrar con esta dirección. Todavía no tiene cuenta: se pidió una, pero no se ha abierto el enlace del correo «{ $subject }». Abre aquel enlace o vuelve a pedir la cuenta:
    { $link }

    Si no has sido tú, no hagas nada.
mail-enter-subject = Tu enlace para entrar
mail-enter-body =
    Hola, { $name }:

    Entra en Certamen con este enlace:
    { $link }

    El enlace sirve una vez y caduca en una hora.
mail-reset-subject = Elige una contraseña nueva
mail-reset-body =
    Hola, { $name }:

    Elige una contraseña nueva con este enlace:
    { $link }

    El enlace sirve una vez y caduca en una hora. Se cerrarán todas tus sesiones abiertas.
mail-juror-subject = Invitación al jurado: { $call }
mail-juror-body =
    Hola, { $name }:

    Te invitamos al jurado de «{ $call }». Con este enlace entras en tu espacio de jurado, sin contraseña:
    { $link }

    El enlace sirve una vez y caduca en treinta días. Después, pide uno nuevo en la página de entrada.
mail-removed-subject = Ya no estás en el equipo «{ $team }»
mail-removed-body =
    Hola, { $name }:

    La persona representante del equipo «{ $team }» te ha sacado de él ({ $call }). Ya no ves su obra, y el enlace de invitación no te deja entrar.

    Si crees que es un error, habla con la persona representante o escribe a la organización.
mail-removed-organiser-body =
    Hola, { $name }:

    La organización te ha sacado del equipo «{ $team }» ({ $call }). Ya no ves su obra, y el enlace de invitación no te deja entrar. El motivo:

    { $reason }

    Si crees que es un error, escribe a la organización.
mail-receipt-subject = Justificante: { $title }
mail-receipt-body =
    Hola, { $name }:

    Hemos recibido «{ $title }» ({ $call }), entrega { $number }:
    { $when }

    Archivos (SHA-256, tamaño, nombre):
    { $files }
    Huella de la entrega (SHA-256):
    { $hash }

    El justificante también está aquí:
    { $link }
mail-log-subject = Estado del registro: fila { $number }
mail-log-body =
    Este es el estado del registro de { $address }, fila y SHA-256. Guarda este correo: quien cambie el registro después no podrá cambiarlo aquí.

    { $anchor }

    Quien administra el servicio comprueba el registro con:
    certamen audit --anchor { $anchor }
mail-missed-subject = No publicado: { $what }, { $call }
mail-missed-body =
    Hola, { $name }:

    esta parte de los resultados de { $call } tenía que publicarse automáticamente y no se ha publicado.

    { $what }
    { $moment }
    { $reason }

    No se ha mostrado nada a nadie. Míralo y publícalo, o vuelve a programarlo:
    { $link }

## Charts

chart-pyramid-title = Pirámide de población: { $area }
chart-pyramid-line = { $total } personas; la mitad tiene menos de { $median } años
chart-pyramid-alternative = Pirámide de población: { $area }. { $total } personas, { $women } mujeres y { $men } hombres. La mitad tiene menos de { $median } años; el { $old } % tiene 65 años o más.
chart-women = Mujeres
chart-men = Hombres
chart-age = Edad
chart-hour = Hora del día
chart-climate-title = El clima mes a mes, { $years }: { $cities }
chart-climate-warmest = { $city }: el mes más cálido es { $month }, { $value } °C de media.
chart-climate-wettest = { $city }: el mes más lluvioso es { $month }, { $value } mm.
chart-month = Mes
chart-temperature = Temperatura media, °C
chart-rain = Lluvia, mm
chart-subject-accidents = Accidentes
chart-subject-area = Superficie
chart-subject-bikes = Bicicletas en uso
chart-subject-households = Hogares
chart-subject-income = Renta por persona
chart-subject-no2 = Dióxido de nitrógeno
chart-subject-people = Habitantes
chart-subject-places = Lugares
chart-subject-rain = Lluvia
chart-subject-rent = Alquiler mensual
chart-subject-riders = Viajeros
chart-subject-temperature = Temperatura media
chart-subject-unemployment = Peso del paro
chart-subject-victims = Víctimas
chart-what-rows = Filas
chart-what-sum = { $column } (suma)
chart-what-mean = { $column } (media)
chart-what-share = { $what }, en %
chart-most-title = { $what }: en cabeza, { $name } con { $value }
chart-most-alternative = { $what }: { $count ->
    [one] un grupo.
   *[other] { $count } grupos.
} Máximo: { $most }, { $most_value }. Mínimo: { $least }, { $least_value }.
chart-share-title = { $what }: la mayor diferencia, { $name }, { $one } frente a { $two }
chart-shown = { $all ->
    [one] { $shown } de un solo grupo
   *[other] { $shown } de { $all } grupos
}
chart-lines-one = { $what }, { $from }–{ $to }: de { $first } a { $last }
chart-lines-most = { $what }, { $from }–{ $to }: el mayor cambio, { $name } ({ $change })
chart-lines-item = { $name }: de { $first } a { $last }.
chart-together = A más { $x }, más { $y } (r = { $r })
chart-against = A más { $x }, menos { $y } (r = { $r })
chart-apart = { $x } y { $y } apenas van juntas (r = { $r })
chart-pair-alternative = { $count ->
    [one] Un punto.
   *[other] { $count } puntos.
} { $x }: de { $x_least } a { $x_most }. { $y }: de { $y_least } a { $y_most }.
chart-slope-title = Entre { $from } y { $to }: el mayor cambio, { $name } ({ $change })
chart-week-title = { $what } por día y hora: el máximo, { $day } a las { $hour } h
chart-week-alternative = Máximo: { $day } a las { $hour } h, { $most }. Mínimo: { $least_day } a las { $least_hour } h, { $least }.
chart-days-title = { $what } día a día: el máximo, { $value } ({ $day })
chart-days-alternative = { $count ->
    [one] Un día
   *[other] { $count } días
} ({ $from } – { $to }). Media { $mean }. Máximo { $most } ({ $most_day }). Mínimo { $least } ({ $least_day }).
chart-mean-of = media { $value }
chart-stripes-title = { $what } desde { $from }: el máximo, { $year }, con { $value }
chart-stripes-alternative = { $count } años. Los treinta primeros, { $early } de media; los treinta últimos, { $late }. Máximo { $most } ({ $most_year }), mínimo { $least } ({ $least_year }).
chart-spread-title = { $what }: la mitad está por debajo de { $median }
chart-spread-alternative = { $count ->
    [one] Un valor
   *[other] { $count } valores
}, de { $from } a { $to }. La mitad está por debajo de { $median }.
chart-outline-title = { $count ->
    [one] Dónde está el área
   *[other] Dónde están las { $count } áreas
}
chart-side-by-side = Lado a lado
chart-whole = Todo el conjunto
chart-no-data = sin datos
chart-tiles = No se puede dibujar ningún mapa, porque no se conocen los contornos de estas áreas: cada casilla es una.
chart-year = Año
chart-quarter = Trimestre
chart-day = Día
chart-values = Valores
chart-area = Área

## Refusals

refused-signed-out = Entra para continuar.
refused-unknown = Esta página no existe, o no es para ti.
refused-too-early = Aún no es posible: la fase no ha empezado.
refused-too-late = Ya no es posible: la fase ha terminado.
refused-juror = Formas parte del jurado de esta convocatoria y no puedes participar en ella.
refused-organiser = Quien organiza una edición, o la ha organizado, no participa en ella ni forma parte del jurado. No se ha cambiado nada.
refused-captain = Solo puede hacerlo la persona representante del equipo. Pídele que lo haga o que te la ceda. No se ha cambiado nada.
refused-withdrawn = La obra se ha retirado y ya no se puede cambiar.
refused-out-of-contest = Esta obra ya no participa: el equipo la ha retirado o la organización la ha excluido. Tus notas y comentarios se conservan y no cuentan.
refused-holds-award = Esta obra tiene un premio. Cambia primero esa decisión; después podrás excluirla del concurso.
refused-no-more = Aquí ya no se guarda nada más: ha terminado el plazo o la obra ya no participa. Lo guardado se conserva.
refused-deadline = El plazo terminó: { $ended }. Ahora es: { $now }. El borrador y las entregas hechas a tiempo se conservan; si crees que es un error, escribe a la organización.
refused-not-yet = La fase empieza: { $starts }.
refused-paused = La convocatoria está en pausa desde el { $moment }: «{ $reason }» Lo que tienes no se pierde: los borradores, los archivos, las notas y los comentarios se siguen guardando. Crear equipos y unirse a ellos, entregar, terminar fichas y publicar esperan a que la convocatoria continúe.
refused-while-paused = La convocatoria está en pausa, y esto espera a que continúe. Lo que tienes no se pierde.
refused-jury-begins = El jurado empieza antes de que termine este plazo: { $starts }. Lo que el equipo entregue después aún no tiene jurados, o cambia bajo sus notas. No ha cambiado nada: marca la casilla si lo quieres igualmente.
refused-fields = No se ha guardado: revisa los campos marcados. Lo que has escrito está aquí.
refused-stale = Alguien lo ha guardado antes, en otra pestaña o dispositivo. No se ha perdido nada: aquí ves lo que hay ahora, y lo que has escrito se mantiene.
refused-sign-in = La dirección o la contraseña no son correctas.
refused-link = Este enlace ya se ha usado o ha caducado. Pide uno nuevo.
refused-too-many = Demasiados intentos para esta cuenta desde tu red. Vuelve a intentarlo dentro de { $wait }; con un enlace por correo o desde otra red quizá puedas entrar ahora mismo. No se ha bloqueado a nadie.
refused-too-many-network = Han llegado demasiados intentos desde la red que usas; quizá no los has hecho tú, sino otras personas que están en ella. Se abre de nuevo dentro de { $wait }. Desde otra red, como la de tu móvil, puedes continuar ahora.
refused-too-many-forms = Se ha enviado mucho en poco tiempo y esto no se ha aceptado. Vuelve a enviarlo dentro de { $wait }.
refused-busy = Ahora mismo está entrando muchísima gente. No se ha perdido nada: vuelve a intentarlo dentro de { $wait }.
refused-collided = En ese mismo instante ha entrado otro cambio de lo mismo y ha pasado primero. El tuyo aún no se ha guardado: vuelve a enviarlo.
refused-files-waiting = Ahora mismo se miran muchos archivos. El tuyo sigue entero en tu ordenador y no se ha perdido nada de lo que has escrito: vuelve a probar dentro de { $wait }.
refused-files-away = Ahora mismo no se puede acceder a los archivos. No se ha perdido nada de lo guardado, y el archivo que has enviado sigue entero en tu ordenador: vuelve a probar dentro de { $wait }.
refused-files-full = Ahora mismo no hay espacio para más archivos. El tuyo sigue entero en tu ordenador y no se ha perdido nada de lo guardado: avisa a la organización.
refused-one-at-a-time = Todavía llega o se comprueba otro archivo tuyo. No ha cambiado nada: espera a que termine y vuelve a probar.
refused-too-many-hand-ins = Se ha entregado { $most } veces en un día, lo máximo que se puede. Lo que has escrito está guardado; se puede volver a entregar a partir de: { $again }.
refused-disk-low = Ahora mismo no se pueden aceptar archivos: el disco del servidor está casi lleno. Los textos y las notas se guardan como siempre. Vuelve a intentarlo más tarde o escribe a la organización.
refused-too-slow = Lo que has enviado no ha llegado: la conexión no ha traído nada durante { $wait } o era demasiado lenta. No se ha guardado nada de ello. Envíalo de nuevo.
refused-unreadable = Esta petición no se puede leer: una parte de la dirección o del formulario no es la que la página espera. No ha cambiado nada.
refused-form-too-large = Lo que has enviado es mayor de lo que puede ser un formulario: { $most }. No se ha guardado nada de ello. Vuelve atrás, acorta el texto y envíalo de nuevo.
wait-seconds = { $count ->
    [one] un segundo
   *[other] { $count } segundos
}
wait-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
refused-team-full = El equipo está completo: como máximo { $size }.
refused-already-in-team = Ya tienes equipo en esta convocatoria. Sal de él antes de entrar en otro.
refused-last-member = Eres la última persona del equipo y la obra se ha entregado. Retira la obra antes de salir.
refused-removed-from-team = Te han sacado de este equipo y no puedes volver con el enlace. Habla con la persona representante o con la organización.
refused-invited-already = Esta persona ya está en el jurado de esta convocatoria y no se le ha enviado otro correo. Marca la casilla si quieres volver a enviar la invitación; lo que has escrito sigue aquí.
refused-last-organiser = Nadie organizaría esta edición. Nombra primero a otra persona.
refused-round-closed = La ronda está cerrada: ya no se guardan notas. Las que tienes guardadas se conservan.
refused-marks-missing = { $count ->
    [one] Falta una nota.
   *[other] Faltan { $count } notas.
}
refused-incomplete = Todavía falta: { $fields }. El borrador está guardado.
refused-conflict = Hay un conflicto de intereses: no se ha guardado.
refused-nothing-to-publish = Todavía no se puede publicar: primero elige y publica las finalistas; los premios tienen que estar decididos.
refused-overtaken = Ha cambiado desde que abriste la página. No se ha guardado nada tuyo y no se ha perdido nada: abajo está lo que vale ahora, junto a lo que querías. Mira ambas cosas; vuelve a pulsar si ha de valer la tuya.
refused-overtaken-by = { $name } lo ha cambiado después de que abrieras la página: { $moment }. No se ha guardado nada tuyo y no se ha perdido nada: abajo está lo que vale ahora, junto a lo que querías. Mira ambas cosas; vuelve a pulsar si ha de valer la tuya.
refused-done-by = { $name } ya ha hecho lo mismo: { $moment }. Lo que querías ya vale; no queda nada por hacer.
overtaken-stands = Lo que vale ahora
overtaken-typed = Lo que querías
overtaken-nothing = Nada
refused-public = Esto es público («{ $what }»), y lo que es público no cambia sin que se vea. No se ha cambiado nada. Primero deja de publicarlo, en «Publicación», en la página «Clasificación y decisiones»; después cámbialo y vuelve a publicarlo.
refused-finalists-hold-awards = Estas obras tienen un premio y siguen siendo finalistas. No se ha cambiado nada. Primero cambia la decisión sobre el premio; después podrás desmarcarlas.
refused-unsettled = No se ha publicado nada, porque todavía hay cosas abiertas. Si lo quieres de todos modos, marca «Publicar de todos modos» en «Publicación» y vuelve a pulsar.
unsettled-award = Premio sin decidir: { $award }. El público leerá «Todavía sin decidir».
unsettled-round = Sin cerrar: { $round }. El jurado todavía puede puntuar, o podrá hacerlo.
unsettled-sheets = { $count ->
    [one] { $round }: una ficha sin terminar, que no cuenta.
   *[other] { $round }: { $count } fichas sin terminar, que no cuentan.
}
unsettled-pairs = La final por parejas está abierta.
refused-broken = Algo ha fallado por nuestra parte. Lo que ya estaba guardado se conserva. Vuelve a intentarlo; si persiste, dinos este número: { $request }.
problem-title = No se ha podido hacer
problem-lines-left = Estas líneas no se han añadido: hay como máximo { $most } temas, y un nombre por lengua en cada línea. Las demás están en la lista; todavía no se ha guardado nada.
problem-not-repeated = Escribe aquí «{ $value }». No se ha eliminado nada.
problem-nothing-chosen = Elige al menos uno. No se ha hecho nada.
problem-missing = Este campo es necesario.
problem-too-long = Demasiado largo: como máximo { $most } caracteres.
problem-label-missing = Una línea tiene un punto y ninguna palabra. Escribe qué significa, o borra la línea.
problem-control-characters = Hay caracteres de control que no se pueden guardar. Bórralos o vuelve a escribir el texto.
field-confirmed = Confirmación
problem-mail = Esto no es una dirección de correo. Ejemplo: nombre@ejemplo.es
problem-mail-dots = No se puede enviar correo a esta dirección: antes de la @ hay un punto al principio, al final o dos seguidos. No se ha enviado nada; usa otra.
problem-mail-letters = Antes de la @ solo puede haber letras latinas sin acentos, cifras y signos como . _ + -: a las demás direcciones, muchos servidores no llevan correo. Usa otra.
problem-mail-long = Demasiado largo para una dirección de correo: como máximo { $most } caracteres, y { $local } antes de la @.
problem-password-length = Hacen falta entre { $fewest } y { $most } caracteres. Una frase sirve.
problem-link = Esto no es una dirección web. Tiene que empezar con https://
problem-choice = Este valor no es ninguna de las opciones.
problem-topic-gone = Este tema ya no es de la edición. Elige otro; tus textos siguen aquí.
problem-taken = Ese nombre ya lo usa otra cosa. Elige otro.
problem-address-used = Alguien ya tiene una cuenta con esta dirección. No ha cambiado nada: quita a este jurado e invita a la persona con la dirección correcta.
problem-too-many-files = No se pueden añadir más archivos; el máximo es { $most }. Quita uno antes.
problem-file-too-large = El archivo es demasiado grande: como máximo { $most }. No ha cambiado nada.
problem-daily-bytes = Es más de lo que se puede enviar en un día. Ahora quedan { $left }; este archivo se podrá enviar a partir de: { $again }. No ha cambiado nada.
problem-kept-bytes = Tu equipo guardaría más de { $most }, entregas incluidas. Quedan { $left }: cambia archivos grandes por otros más pequeños o escribe a la organización. No ha cambiado nada.
problem-file-empty = El archivo está vacío. No ha cambiado nada.
problem-cover-kind = La portada es una imagen: { $kinds }. Los demás archivos van con los archivos de la obra.
problem-kind-not-taken = Esta convocatoria solo acepta { $kinds }. El borrador no ha cambiado.
problem-not-eligible = El premio no es para el tema principal de estas obras: { $names }. No se ha registrado nada.
problem-file-kind = El contenido no es lo que dice el nombre ({ $found }). Se admiten PNG, JPEG, WebP, SVG, PDF, CSV y MP4; la portada tiene que ser una imagen.
problem-file-kind-unknown = No se reconoce el contenido. Se admiten PNG, JPEG, WebP, SVG, PDF, CSV y MP4; la portada tiene que ser una imagen. El borrador no ha cambiado.
problem-file-cut-off = El archivo { $kind } está dañado o incompleto. Vuelve a exportarlo y a subirlo.
problem-file-too-heavy = Desempaquetar o dibujar este archivo pide más de { $seconds } segundos o de { $memory } de memoria. El borrador no ha cambiado. Expórtalo con menos efectos (desenfoque, sombras, filtros), menos puntos o imágenes más pequeñas, o como PNG, y vuelve a subirlo.
problem-file-unpacks = Una parte del archivo se expande a más de { $most }. El borrador no ha cambiado. Vuelve a exportarlo con otro programa, o imprímelo como PDF, y vuelve a subirlo.
problem-file-active = El archivo contiene algo que no se puede aceptar: { $finding }. Quítalo y vuelve a subirlo.
active-document-type = una definición de tipo de documento (DTD) cuyas entidades se multiplican
active-script-attribute = el atributo { $name }, que ejecuta código
active-elsewhere = un enlace a otro sitio ({ $what })
active-attached-files = archivos adjuntos
active-rich-media = contenido multimedia incrustado
active-form = un formulario XFA
active-action = una acción que abre programas o envía datos
active-password = una contraseña
unreadable-not-utf8 = El archivo no es UTF-8. Guárdalo como UTF-8 y vuelve a subirlo.
unreadable-too-many-parts = El archivo tiene demasiadas partes o niveles. Simplifícalo y vuelve a subirlo.
unreadable-not-drawn = El archivo se lee pero no se puede dibujar. Vuelve a exportarlo y a subirlo.
unreadable-properties = No se han podido quitar las propiedades del documento, que pueden decir quién lo hizo. Expórtalo sin propiedades y vuelve a subirlo.
unreadable-disk = El archivo no se ha podido leer ahora mismo. El borrador no ha cambiado; vuelve a intentarlo.
problem-picture-too-large = La imagen tiene { $width } × { $height } píxeles. Como máximo { $side } por lado y { $megapixels } megapíxeles.
problem-table = Línea { $line }, columna { $column }: { $finding }
problem-data-file = El archivo no se puede preparar: { $finding } El archivo tal como llegó está guardado y no se ha publicado nada.
table-line-too-long = la línea tiene más de { $most } bytes
table-nul = hay un byte NUL
table-not-utf8 = el texto no es UTF-8: guárdalo como «CSV UTF-8» y vuelve a subirlo
table-open-quote = se abren unas comillas que no se cierran nunca
table-cells = { $found ->
    [one] una celda en lugar de { $expected }
   *[other] { $found } celdas en lugar de { $expected }
}
table-markup = el XML no sigue como debería
problem-out-of-scale = La nota tiene que estar entre 0 y { $highest }.

## Every page

shell-skip = Ir al contenido
shell-menu = Menú
shell-languages = Idioma
shell-trail = Dónde estás
text-elsewhere = Una parte de esta página aún no está en español: está en { $languages }.
shell-unsaved = En otro formulario de esta página hay cambios sin guardar y se perderían. Guárdalos primero, o vuelve a pulsar para seguir sin ellos.
menu-call = La convocatoria
menu-gallery = Galería
menu-results = Resultados
menu-data = Datos
menu-mails = Correos
menu-desk = Mi espacio
menu-sign-in = Entrar
menu-of-edition = { $word } { $edition }
line-wait = { $count ->
    [one] espera
   *[other] esperan
}
line-due = toca ahora
step-overview = Resumen
step-plan = Plan
step-criteria = Criterios
step-ranking = Clasificación
step-meeting = Reunión
step-letters = Cartas
step-settings = Ajustes
foot-line = Certamen, software libre. Datos: { $sources }.
foot-accessibility = Accesibilidad
foot-privacy = Privacidad
edition-example = Edición de ejemplo: las personas, los equipos y las obras son inventados.
done-saved = Guardado.
done-signed-out = Has salido.
done-mailed = Te hemos escrito, si esta dirección tiene o puede tener una cuenta. Abre el enlace del correo para continuar.
done-verified = La dirección está confirmada y ya estás dentro.
done-disowned = Olvidado. No hay ninguna cuenta con lo que se escribió allí y nadie puede entrar con ello.
done-password = La contraseña es nueva y las demás sesiones se han cerrado.
done-team = El equipo ya existe. Ahora invita a gente o empieza el borrador.
done-joined = Ya formas parte del equipo.
done-left = Has salido del equipo.
done-renewed = Hay un enlace nuevo. El anterior ya no funciona.
done-handed-over = El equipo tiene una nueva persona representante.
done-member-removed = Ya no está en el equipo y se le ha avisado por correo. El enlace de invitación anterior ya no funciona.
done-member-readmitted = Puede volver con el enlace de invitación. Envíaselo.
done-uploaded = El archivo está en el borrador.
done-uploaded-without = El archivo está en el borrador. Se ha quitado: { $parts }. Míralo antes de entregar.
taken-out-type = la declaración de tipo de documento, que ningún navegador necesita
taken-out-links = los enlaces a otros sitios
taken-out-html = HTML dentro del dibujo
taken-out-authors = los autores de las notas
done-removed = El archivo ya no está en el borrador.
done-handed-in = Entregada. Este es el justificante; también lo hemos enviado por correo a cada miembro.
done-withdrawn = La obra se ha retirado. Los archivos y los justificantes se conservan.
done-excluded = La obra está fuera del concurso. Se lo hemos comunicado al equipo por correo.
done-readmitted = La obra vuelve a participar. Se lo hemos comunicado al equipo por correo.
done-finished = Ficha terminada. Cuenta para la clasificación; puedes reabrirla mientras dure la ronda.
done-reopened = La ficha vuelve a estar abierta y no cuenta hasta que la termines.
done-conflict = Anotado.
done-invited = La invitación se está enviando.
done-round-closed = La ronda está cerrada: ya no se guarda ninguna nota.
done-round-reopened = La ronda vuelve a seguir el calendario.
done-assigned = Las obras están asignadas.
done-decided = La decisión queda registrada.
done-decided-finalists = La decisión queda registrada. Las obras que eran finalistas solo por este premio ya no lo son.
done-published = Publicado.
done-unpublished = Ya no es público.
done-scheduled = Programado.
done-unscheduled = La programación se ha anulado.
done-prepared = El conjunto de datos está preparado. Revísalo antes de publicarlo.
done-kept-raw = El archivo está guardado, pero todavía no se ha podido preparar. Aquí ves por qué y puedes corregirlo.
done-described = La descripción está guardada.
done-unchanged = El portal tiene el mismo archivo: no hay nada nuevo.

## Front page and calls

problem-not-found = No encontrado
problem-home = Volver al inicio
home-empty = Todavía no hay nada anunciado. El próximo certamen aparecerá aquí.
home-next = Qué puedes hacer ahora
home-next-edition = Llevas este servicio y no hay ninguna edición abierta. Haz una paso a paso, y nadie más la ve hasta que la abras; o incorpora una desde un archivo.
home-next-data = Hoy ya puedes preparar y publicar conjuntos de datos:
home-past = Ediciones anteriores
home-new-edition = Nueva edición
home-explore = Explorar los datos
home-figures = El certamen en cifras
home-days-left = Días que quedan
home-days-to = Días que faltan
home-works = Obras publicadas
home-datasets = Conjuntos de datos
home-datasets-fact = limpios, descritos y listos
home-prizes = Premios
home-calendar = Las fases de cada ciudad empiezan y terminan según su reloj.
home-today = Hoy, { $day }
home-open-now = abierta ahora
home-chosen = Obras destacadas: { $edition }
home-reasons = Resultados y motivos
home-charts = A partir de un gráfico
home-all-data = Todos los conjuntos de datos: { $count }
edition-topics = Temas
topic-goal = ODS { $number }
phase-registration = Inscripción
phase-submission = Entrega
phase-screening = Preselección
phase-final = Final
phase-publication = Publicación
phase-over = Todas las fases han terminado.
phase-paused = En pausa por ahora.
phase-open-until = { $phase }: hasta el { $moment }
phase-starts = { $phase }: empieza el { $moment }
call-take-part = Participar
call-deadline = Plazo de entrega
call-grace = { $minutes ->
    [one] Lo que se haya empezado a tiempo se puede terminar durante el minuto siguiente, según el reloj del servidor.
   *[other] Lo que se haya empezado a tiempo se puede terminar durante los { $minutes } minutos siguientes, según el reloj del servidor.
}
call-no-grace = Termina en el segundo exacto, según el reloj del servidor.
call-your-zone = Tu hora
call-criteria = Criterios y pesos
call-awards = Premios
call-rules = Bases
call-legal = Bases legales
call-contact = Contacto
call-entries = Archivos y datos de una obra
call-required-count = { $count ->
    [one] Hay que utilizar al menos un conjunto de datos del catálogo.
   *[other] Hay que utilizar al menos { $count } conjuntos de datos del catálogo.
}
call-required-named = Hay que utilizar estos conjuntos de datos: { $names }.
call-award-topics = Tema principal: { $names }.
call-order-corrected = Las obras se ordenan por la media ponderada de las fichas terminadas; cuando los jurados puntúan obras distintas, se corrige según la severidad de cada uno.
call-order-raw = Las obras se ordenan por la media ponderada de las fichas terminadas, tal como las ha puesto el jurado.
call-team-size = { $size ->
    [one] Se participa individualmente: cada equipo es de una persona.
   *[other] Equipos de { $size } personas como máximo.
}
accessibility-standard = Este sitio quiere cumplir las WCAG 2.2 nivel AA (EN 301 549). Cada página se comprueba automáticamente con axe, en claro y en oscuro, y se puede usar con el teclado y sin JavaScript.
accessibility-gaps = Lo que falta: las obras son de los equipos y pueden no ser accesibles; cada portada lleva un texto que la describe.
accessibility-complaint = Si algo no te funciona, escribe a la organización de la convocatoria; tiene veinte días hábiles para responder. Si no lo hace, puedes dirigirte al organismo de control de tu país.
privacy-stored = Guardamos tu nombre, tu dirección, el idioma y lo que haces en el concurso: equipo, obra, notas o decisiones. La contraseña se guarda solo como resumen argon2id. Ningún dato sale de este servicio.
privacy-cookie = Hay una sola cookie, la de la sesión, y solo cuando entras. No hay analítica ni recursos de otros sitios.
privacy-rights = Puedes pedir una copia de tus datos o que se borren escribiendo a la organización. Lo que se entregó y juzgó se conserva mientras haya que explicar el resultado.
mails-lead = Esto es la demostración: estos correos se habrían enviado. Los enlaces funcionan.
mails-empty = Todavía no hay ningún correo.

## Islands

countdown-left = Quedan { $days } d { $clock }
countdown-over = El plazo ha terminado.
draft-saves-itself = El borrador se guarda solo.
comments-save-themselves = Los comentarios se guardan solos.
saving = Guardando…
saved-now = Guardado
draft-saved-only = Guardado en el borrador. Lo entregado es el justificante { $receipt }, hasta que vuelvas a entregar.
saved-at = Guardado a las { $time }
saved-mark = Guardado a las { $time } · { $criterion }: { $mark }
save-waits = Sin conexión: se guarda en este navegador y se enviará en cuanto se pueda.
refused-stale-text = Otra persona, u otra pestaña, lo ha guardado antes. Lo que has escrito sigue aquí y aún no se ha guardado.
stale-keep-mine = Guardar mi versión
stale-show-theirs = Descartar la mía y tomar la otra versión
refused-signed-out-kept = La sesión ha terminado. Lo que has escrito se guarda aquí: entra en otra pestaña y se guardará.
session-ended-title = La sesión ha terminado
session-ended-lead = Lo que has enviado no se ha guardado, pero se conserva en esta página. Entra en otra pestaña, vuelve aquí y envíalo otra vez.
session-ended-sign-in = Entrar en otra pestaña
session-ended-again = Enviar otra vez
refused-fields-draft = No se ha guardado: un campo es demasiado largo o no es válido. Pulsa «Guardar» para ver cuál.
sheet-saves-itself = Cada nota se guarda sola.
sheet-not-marked = Aún sin nota.
sheet-stale = { $criterion }: otra pestaña o dispositivo ya había guardado { $kept }, que es la que se ve. Tú habías elegido { $chosen }.
sheet-unsaved = Elegido, pero sin guardar: { $marks }.
mark-again = Poner { $mark } en { $criterion }
mark-between = Entre { $low } («{ $low_text }») y { $high } («{ $high_text }»)
mark-above = Por encima de { $step } («{ $meaning }»)
mark-below = Por debajo de { $step } («{ $meaning }»)

## Accounts

account-sign-up = Crear una cuenta
account-name = Nombre
account-name-hint = Como quieres que te vean el equipo y la organización. Hasta 80 caracteres.
account-organisation = Organización
account-organisation-hint = Dónde trabajas o estudias, con el nombre completo; déjalo en blanco si no es el caso. Sirve para que el jurado no puntúe obras de su organización, y solo lo ve la organización del concurso. Hasta { $most } caracteres.
account-mail = Dirección de correo
account-mail-hint = Te enviaremos un enlace para confirmarla; entonces elegirás la contraseña.
account-password = Contraseña
account-password-hint = Como mínimo { $fewest } caracteres. Una frase sirve.
account-have-one = Ya tengo una cuenta
account-by-link = Entrar con un enlace por correo
account-by-link-lead = Así entran normalmente los jurados: sin contraseña.
account-forgotten = He olvidado la contraseña
account-forgotten-lead = Te enviaremos un enlace para elegir una nueva.
account-send-link = Enviarme el enlace
account-demo = Demostración: las direcciones y contraseñas de cada papel están en el terminal donde se ha arrancado y en el README. Solo funcionan desde este ordenador.
account-continue = Continuar
account-make = Crear la cuenta
account-verify = Confirmar la dirección
account-verify-lead = Tu dirección { $mail } está confirmada. Revisa el nombre, elige una contraseña y la cuenta es tuya.
account-disown = No he sido yo
account-disown-hint = Si no pediste ninguna cuenta, «No he sido yo» olvida lo que se escribió.
account-enter-lead = El enlace sirve una sola vez.
account-new-password = Elegir una contraseña nueva
account-title = Mi cuenta
account-no-password = Entras con enlaces por correo y todavía no tienes contraseña.
account-sign-out = Salir
account-sessions = Sesiones abiertas
account-browser = Navegador
account-seen = Vista por última vez
account-this-session = Esta
account-end = Cerrarla
table-action = Acción
desk-hello = Hola, { $name }.
desk-judged = Donde eres jurado
desk-joined = Donde participas
desk-organised = Lo que organizas
desk-data = Preparar y publicar conjuntos de datos
desk-empty = Todavía no participas en ninguna convocatoria.
desk-past = Ediciones pasadas
desk-nothing-waits = Nada te espera.
desk-waiting = { $count ->
    [one] Te espera una cosa.
   *[other] Te esperan { $count } cosas.
}
desk-waiting-until = { $count ->
    [one] Te espera una cosa, hasta el { $until }.
   *[other] Te esperan { $count } cosas, la primera hasta el { $until }.
}
desk-draft-saved = Borrador, guardado el { $day }
desk-no-picture = todavía sin imagen
desk-missing = { $count ->
    [one] Falta una cosa: { $fields }.
   *[other] Faltan { $count } cosas: { $fields }.
}
desk-complete = No falta nada. Entrégala: solo así cuenta.
desk-awaits = La tiene el jurado. No tienes que hacer nada.
desk-results = Los premios son públicos.
desk-letter = El jurado os ha escrito.
desk-verb-finish = Terminar el borrador
desk-verb-receipt = Abrir el justificante
desk-verb-results = Ver los resultados
desk-verb-letter = Leer la carta
desk-score = { $count ->
    [one] Puntuar una obra
   *[other] Puntuar { $count } obras
}
desk-next = La siguiente: «{ $title }».
desk-finished = { $count ->
    [one] Tu ficha está terminada
   *[other] Las { $count } fichas están terminadas
}
desk-finished-lead = Puedes cambiarlo mientras dure la ronda.
desk-pairs-lead = Elige entre las finalistas de dos en dos.
desk-conflicts-lead = Di antes de que empiece qué obras deben juzgar otras personas.
desk-round-over = La ronda ha terminado
desk-verb-score = Empezar a puntuar
desk-verb-compare = Compararlas
desk-verb-sheets = Ver tus fichas
desk-lacking = { $count ->
    [one] A una obra le faltan jurados
   *[other] A { $count } obras les faltan jurados
}
desk-flags = { $count ->
    [one] Un aviso espera respuesta
   *[other] { $count } avisos esperan respuesta
}
desk-undelivered = { $count ->
    [one] Un correo no ha llegado
   *[other] { $count } correos no han llegado
}
desk-idle = { $count ->
    [one] Un jurado no ha empezado
   *[other] { $count } jurados no han empezado
}
desk-no-drafts = No queda ningún borrador por entregar
desk-drafts = { $count ->
    [one] Un borrador no se ha entregado
   *[other] { $count } borradores no se han entregado
}
desk-handed-in = { $count ->
    [one] Ya hay una obra entregada.
   *[other] Ya hay { $count } obras entregadas.
}
desk-open-sheets = { $count ->
    [one] Una ficha no está terminada
   *[other] { $count } fichas no están terminadas
}
desk-undecided = { $count ->
    [one] Un premio no está decidido
   *[other] { $count } premios no están decididos
}
desk-letters = { $count ->
    [one] Una carta no se ha enviado
   *[other] { $count } cartas no se han enviado
}
desk-set-up = Revisar los textos y las fechas
desk-no-jury = Todavía no hay nadie en el jurado
desk-assigned = Todo está asignado; la ronda aún no ha empezado
desk-all-finished = Todas las fichas están terminadas
desk-no-finalists = La ronda ha terminado y no hay finalistas
desk-finalists-chosen = Las finalistas están elegidas y no son públicas
desk-next-round = La siguiente ronda necesita un plan
desk-awards-decided = Los premios están decididos y no son públicos
desk-nothing-left = No queda nada por hacer
desk-verb-settings = Abrir los ajustes
desk-verb-invite = Invitar a jurados
desk-verb-assign = Asignar jurados
desk-verb-flags = Responder a los avisos
desk-verb-addresses = Corregir las direcciones
desk-verb-remind = Enviar recordatorios
desk-verb-entries = Ver las obras
desk-verb-plan = Abrir el plan
desk-verb-jury = Ver cómo trabaja el jurado
desk-verb-finalists = Elegir las finalistas
desk-verb-publish-finalists = Publicar las finalistas
desk-verb-meeting = Celebrar la reunión
desk-verb-publish-awards = Publicar los premios
desk-verb-letters = Ver las cartas
desk-verb-overview = Abrir el resumen
desk-service = Llevas el servicio
desk-first-edition = Todavía no hay ninguna edición. Crea la primera.
desk-next-edition = La última edición ha terminado. Crea la siguiente.
desk-edition-step = Preparar la edición: paso { $step } de { $total }
desk-edition-complete = Todo está preparado; la edición aún no está abierta

## Teams and entries

team-title = Equipo
team-found = Crear el equipo
team-found-lead = Quien crea el equipo es su representante e invita al resto con un enlace. Hace falta un equipo también si participas individualmente.
team-name = Nombre del equipo
team-captain = Representante ·
team-since = desde el { $day }
team-to-entry = Abrir la obra
team-members = Miembros
team-organisation = Indica en tu cuenta dónde trabajas o estudias: así ningún jurado de la misma organización puntuará tu obra.
team-invite = Enlace de invitación
team-invite-lead = Envía este enlace a quien quieras en el equipo. Quien lo tenga puede entrar mientras haya sitio.
team-renew = Hacer un enlace nuevo y anular este
team-leave = Salir del equipo
team-leave-lead = Dejarás de ver la obra. El equipo y lo entregado se mantienen.
team-join = Entrar en el equipo
team-join-title = Te han invitado al equipo «{ $name }»
team-join-until = Quien tenga el enlace puede unirse hasta este momento: { $ends }.
team-join-over = Ya nadie puede unirse: los equipos estuvieron abiertos hasta este momento: { $ended }.
team-found-over = La inscripción ha terminado: se podían crear equipos hasta este momento: { $ended }.
team-join-still = Con un enlace de invitación todavía puedes unirte a un equipo, hasta este momento: { $ends }.
team-renew-lead = Quien tenga el enlace anterior ya no podrá unirse. Los miembros se quedan.
team-hand-over = Ceder la representación
team-remove = Sacar del equipo
team-remove-lead = Dejará de ver la obra, se le avisará por correo y no podrá volver con el enlace, que se renueva. Su nombre ya no constará en la obra.
team-manage = Cambiar
team-removed = Fuera del equipo
team-readmit = Dejar que vuelva
team-leave-over = La obra ya no puede cambiarse y, por tanto, los miembros se quedan como están. Si alguien tiene que salir, escribe a la organización.
roster-title = El equipo y su gente
roster-lead = Quienes están o han estado en este equipo. Ninguna de estas personas puntúa su obra, aunque se marche.
roster-state = En el equipo
roster-member = Miembro
roster-captain = Representante
roster-former = Se marchó
roster-removed = Fuera
roster-remove-lead = Leerá tu motivo en un correo, dejará de ver la obra y no podrá volver con el enlace. Si es la persona representante, lo será quien se unió primero.
roster-readmit-lead = Podrá volver con el enlace del equipo mientras los equipos estén abiertos.
roster-reason = Motivo, que esta persona leerá
limit-characters = Hasta { $most } caracteres.
entry-draft = Borrador
entry-number = Obra { $number }
entry-title = Título
entry-summary = Resumen
entry-alternative = Qué muestra la portada
entry-alternative-hint = Para quien no la puede ver. Hasta { $most } caracteres.
entry-topic = Tema principal
entry-topics = Otros temas
entry-datasets = Datos utilizados
entry-required-data = Datos que pide la convocatoria
entry-sources = Otras fuentes
entry-sources-hint = Nombre, dirección y licencia de cada fuente.
entry-link = Versión interactiva
entry-link-hint = Una dirección web, si la hay. En una ronda ciega, el jurado no la ve.
entry-licence = Licencia
entry-licence-hint = Qué pueden hacer los demás con la obra.
entry-cover = Portada
entry-work-file = Archivo de la obra
entry-files = Archivos
entry-files-hint = Se admiten { $kinds }; { $size } por archivo como máximo. Archivos además de la portada: { $most } como máximo. Se comprueba el contenido, no el nombre.
entry-files-work = Abrirlo y dibujarlo no puede pedir más de { $seconds } segundos ni de { $memory } de memoria.
entry-files-metadata = Los metadatos que dicen quién, dónde y con qué se hizo un archivo (EXIF, XMP, propiedades) se quitan; el justificante da la huella (SHA-256) de lo que se guarda.
entry-files-room = Un equipo y cada persona pueden enviar { $daily } al día (quedan { $today }); se guardan { $kept }, entregas incluidas (quedan { $left }).
entry-remove = Quitar { $name }
remove = Quitar
upload = Subir
upload-sending = Enviando: { $percent } %
upload-checking = Ha llegado. Se está comprobando el contenido…
upload-failed = El envío se ha cortado y el archivo no está en el borrador. Lo demás no ha cambiado; vuelve a intentarlo.
save = Guardar
cancel = Dejarlo
previous = Anterior
next = Siguiente
entry-state-draft = Todavía no se ha entregado.
entry-state-submitted = La obra está entregada (justificante { $receipt }). Puedes cambiarla y volver a entregarla hasta que termine el plazo; mientras tanto cuenta el justificante.
entry-state-changed = La obra está entregada (justificante { $receipt }). Desde entonces ha cambiado: { $fields }. Vuelve a entregar si quieres que los cambios cuenten.
entry-changed = La obra está entregada (justificante { $receipt }). Desde entonces has cambiado algo: vuelve a entregar si quieres que cuente.
entry-state-before = La entrega aún no ha empezado. Ya puedes preparar el borrador.
entry-state-never = No se entregó nada antes del plazo: este borrador ni se juzga ni se muestra.
entry-state-counts = Lo que cuenta es el justificante { $receipt }: { $when }.
entry-state-uncounted = Lo que se cambió después no cuenta: { $fields }.
entry-state-withdrawn = Retirada: ni se juzga ni se muestra.
entry-state-excluded = Excluida del concurso por la organización: ni se juzga ni se muestra.
entry-extended = Ampliado para tu equipo hasta el { $until }.
entry-extension-passed = Tu equipo tenía tiempo hasta el { $until }. El plazo de la convocatoria ahora es posterior, y es el que cuenta.
entry-checklist = Qué falta
entry-missing = (falta)
entry-there = (hecho)
entry-incomplete = Arriba está marcado lo que falta. Al entregar, lo que has escrito se guarda en cualquier caso.
entry-legal = Léelo antes de entregar:
entry-names = El jurado no debe saber quién ha hecho la obra, pero «{ $name }» aparece en: { $field }. Quítalo y entrega la obra con el cambio, si no es intencionado.
entry-hand-in = Entregar
entry-hand-in-again = Volver a entregar
entry-hand-ins-most = Se puede entregar { $most } veces al día; hoy quedan: { $left }.
entry-receipts = Justificantes
entry-no-receipts = Todavía ninguno.
entry-withdraw = Retirar la obra
entry-withdraw-lead = La obra no se juzgará ni se mostrará, y no se puede volver a entregar. Los archivos y los justificantes se conservan.
entry-withdraw-captain = Solo la persona representante del equipo, { $captain }, puede retirar la obra.
receipt-number = Justificante { $number }
receipt-by = Entregada por { $name }
receipt-withdrawn = La obra se ha retirado. Este justificante queda como prueba de lo que se entregó; el jurado no la ve.
receipt-replaced = El justificante { $number } lo ha sustituido y es el que cuenta.
receipt-replace = Todavía puedes cambiar la obra y volver a entregarla; cuenta el último justificante. Plazo: { $ends }.
receipt-next = El jurado empieza: { $starts }.
receipt-file = Archivo
receipt-size = Tamaño
receipt-hash = Huella de la entrega (SHA-256):

## Jury

jury-title = Jurado
jury-not-open = La ronda todavía no ha empezado.
jury-open-until = Ronda abierta hasta el { $ends }
jury-progress = { $all ->
    [one] { $finished } de una sola ficha terminada
   *[other] { $finished } de { $all } fichas terminadas
}
jury-progress-label = Progreso
jury-go-on = Continuar
jury-empty = Todavía no tienes ninguna obra asignada.
jury-entry = Obra
jury-marks = Notas
jury-state = Estado
jury-state-conflict = Abstención
jury-state-finished = Terminada
jury-state-begun = Empezada
jury-state-new = Por hacer
sheet-title = Ficha de la obra { $number }
sheet-work = La obra
sheet-blind = Ronda ciega
sheet-file = Archivo
sheet-comment-team = Para el equipo, después de la publicación
sheet-comment-jury = Para el jurado
sentences-title = Frases para el equipo
sentences-lead = Marca las frases de tu comentario para el jurado que el equipo también puede leer. Si después cambias una frase, hay que volver a marcarla. El equipo no sabe quién ha escrito qué.
sentences-none = Tu comentario para el jurado está vacío. Escríbelo primero en la ficha.
sentences-save = Guardar la selección
sentences-read = Lo que leerá el equipo
sentences-nothing = De momento, nada tuyo.
sentences-back = Volver a la ficha
order-title = Mi propio orden
order-lead = Pon las obras en el orden en que las colocarías, la mejor primero. Solo tú ves esta lista; no cambia ninguna nota ni la clasificación. Te avisa donde contradice tus notas.
order-agrees = El orden y tus notas concuerdan.
order-against = Parejas en que el orden contradice tus notas: { $count }.
order-contradicts = Pusiste más nota a: { $works }.
order-contradicts-more = Pusiste más nota a: { $works } y { $count } más.
order-points = Puntos de tus notas, sobre 100
order-drag = Arrastra para mover
order-up = Un puesto arriba
order-down = Un puesto abajo
order-reset = Volver al orden de mis notas
sheet-finish = Terminar la ficha
sheet-reopen = Volver a abrir la ficha
sheet-handed-in-since = El equipo ha vuelto a entregar después de que empezaras: { $moment }. Comprueba si tus notas aún encajan.
sheet-entries = Obras
sheet-keys = Atajos de teclado
keys-tab = Tab
keys-tab-text = va al criterio siguiente
keys-arrows = Flechas
keys-arrows-text = se mueven entre las notas de un criterio, sin poner ninguna. Fuera de ahí desplazan la página
keys-space = Intro o espacio
keys-space-text = pone la nota que tiene el foco
keys-digits-text = dentro de un criterio: pone esa nota. 1 y después 0 pone un 10
keys-next-text = va a la obra siguiente
keys-help-text = abre esta lista; Esc la cierra
keys-single = Usar las teclas de un solo carácter (0–9, n, ?)
keys-single-text = Se recuerda en este navegador. Desactívalo si dictas al ordenador o pulsas teclas sin querer.
keys-close = Cerrar
sheet-conflict = Abstenerse de puntuar esta obra
sheet-conflict-lead = Entonces la ficha no cuenta, y la organización ve por qué. Puedes deshacerlo mientras dure la ronda.
sheet-conflict-reason = Motivo
sheet-conflict-declare = Abstenerse
sheet-conflict-declared = Te has abstenido de puntuar esta obra.
sheet-conflict-withdraw = Deshacer la abstención
sheet-typed = Lo que has escrito
sheet-history = Historial de mis notas

## Organisers

organise-title = Organización
organise-entries = Obras
organise-submitted = Entregadas
organise-jurors = Jurados
organise-sheets = Fichas terminadas
organise-jury = Jurado
organise-changed = Último cambio
organise-extended = ampliado hasta el { $until }
organise-assigned = Asignadas
organise-conflicts = Abstenciones
organise-progress-of = Progreso: { $name }
organise-export-entries = Obras en CSV
organise-works-zip = Todas las obras (ZIP)
call-entry-changed = Lo que hay aquí es lo que se entregó. El equipo ha cambiado el borrador después; aún no cuenta.
hand-in-replaced = Esta entrega se ha sustituido: cuenta el justificante { $receipt }.
hand-in-newest = Ver lo que cuenta
organise-export-marks = Notas en CSV
organise-invite = Invitar al jurado
organise-invite-organisation = Si la sabes: no puntuará obras de su organización.
organise-invite-again = Volver a enviar la invitación
organise-list = Invitar a varias personas al jurado
organise-list-lines = En cada línea, la dirección, el nombre, el idioma (ca, es, en o ja) y, si la sabes, la organización, separados por comas, puntos y comas o tabuladores. Una primera línea puede decir las columnas (address,name,language,organisation) en otro orden. Como máximo { $most } personas. No se invita a nadie si no son correctas todas las líneas.
organise-round-of = La ronda: { $round }
organise-rounds = Rondas
organise-round-open = La ronda sigue el calendario.
organise-round-closed = La ronda se ha cerrado a mano: no se guarda ninguna nota.
organise-close-round = Cerrar la ronda
organise-reopen-round = Reabrir la ronda
organise-ranking = Clasificación y decisiones
organise-finalist = Finalista: { $title }
organise-save-finalists = Guardar las finalistas
finalists-apart-confirm = Elijo estas finalistas aunque el jurado se divida en partes que no se pueden comparar.
award-apart-confirm = Lo decido aunque el jurado se divida en partes que nada compara.
organise-decisions = Decisiones
organise-publication = Publicación
organise-publication-lead = Cada parte se publica por separado. Hasta entonces, nadie de fuera ve nada.
organise-log = Registro
log-invite-juror = Se ha invitado a un miembro del jurado
log-assign = Se han asignado obras al jurado
log-finalists = Se han guardado las finalistas
log-decision = Se ha decidido un premio
log-close-round = Se ha cerrado la ronda
log-reopen-round = Se ha vuelto a abrir la ronda
log-publish = Publicado: { $what }
log-unpublish = Ya no se publica: { $what }
log-publication-planned = Programado: { $what }
log-publication-unplanned = Programación anulada: { $what }
log-publication-missed = No publicado en su momento: { $what }
ranking-empty = Todavía no hay ninguna ficha terminada.
ranking-finalist = Finalista
ranking-rank = Puesto
ranking-points = Puntos
ranking-tie = Empate
tie-criterion = Resuelto por «{ $criterion }»
tie-preference = Resuelto por la preferencia de los jurados
tie-median = Resuelto por la mediana
tie-vote = Resuelto por votación del jurado
tie-shared = Comparten el puesto, si el jurado no vota
award-mention = mención
award-open = Sin decidir
award-vacant = Desierto
award-pending = Todavía sin decidir
award-choose = Elegir las obras
award-none = Si no eliges ninguna, el premio queda desierto.
award-reason = Motivo, se publica con el premio
award-reason-hint = Hace falta al menos en un idioma, también si el premio queda desierto: se publica con el premio y consta en el acta. Quien lee en un idioma sin motivo lo ve en otro. Hasta { $most } caracteres en cada idioma.
award-reason-others = En los demás idiomas
award-reason-others-written = En los demás idiomas (escrito en { $names })
award-record = Registrar la decisión
stage-finalists = Finalistas
stage-winners = Premios
stage-scores = Puntuaciones
stage-comments = Comentarios a los equipos
stage-public = Público
stage-private = No publicado
stage-publish = Publicar
stage-take-back = Dejar de publicar
stage-publish-lead = Todo el mundo podrá verlo al instante.
stage-unsettled = Todavía abierto:
stage-confirm = Publicar de todos modos
stage-take-back-lead = Dejará de verse; quien ya lo ha visto, lo ha visto. Si dejas de publicar las finalistas, se deja de publicar todo.
state-draft = Borrador
state-submitted = Entregada
state-withdrawn = Retirada
exclusion-wish = Retirada a petición del equipo
exclusion-disqualified = Descalificada
exclusion-title = Excluir la obra del concurso
exclusion-lead = La obra sale de todas las listas, del plan y de la clasificación, y no se muestra en público. Los archivos, las notas y los comentarios se conservan, y puedes volver a admitirla. El equipo recibe el motivo por correo.
exclusion-sheets = Fichas que el jurado ha empezado: { $count }. No cuentan mientras la obra esté fuera.
exclusion-kind = Por qué
exclusion-reason = Motivo, tal como lo leerá el equipo
exclusion-reason-hint = Indica la norma o la petición. Hasta { $most } caracteres.
exclusion-why = Por qué se ha excluido
exclusion-undo = Volver a admitirla
exclusion-undo-lead = Todo vuelve a estar como antes, también las notas. Se lo comunicamos al equipo por correo.

## Gallery and results

gallery-all = Todas
gallery-lead = Obras publicadas: { $count }
gallery-empty = Todavía no hay obras publicadas.
gallery-more = Más obras
work-comments = Qué dice el jurado
work-score = { $jurors ->
    [one] { $points } de 100, puesto { $rank }, un jurado
   *[other] { $points } de 100, puesto { $rank }, { $jurors } jurados
}
results-none = Todavía no se ha publicado ningún resultado.
results-not-yet = Los resultados de esta convocatoria todavía no se han publicado.
results-published = Publicado: { $moment }
results-method = Las finalistas van por orden alfabético.
ranked-by-complete = Media ponderada del jurado, sobre 100 puntos. Cada jurado ha puntuado todas las obras: no hay nada que corregir.
ranked-by-means = Media ponderada del jurado, sobre 100 puntos, sin corregir la severidad de cada jurado.
ranked-by-corrected = Estimación sobre 100 puntos: la media ponderada del jurado, corregida según la severidad de cada jurado, porque han puntuado obras distintas.

## Publication
publication-announced = Anunciado en el calendario
publication-early = { $moment }. Si se publica ahora, sale antes de la fecha que dice el calendario.
publication-readers = Lo ve
publication-missing = Falta
publication-open = Todavía abierto
publication-complete = Nada.
publication-since = Público desde: { $moment } ({ $name })
publication-ready = Listo, no publicado
publication-not-ready = Todavía no se puede publicar
publication-finalists = Todo el mundo, en la galería y en los resultados: imágenes, textos y equipos de las finalistas. Finalistas: { $count }
publication-winners = Todo el mundo, en los resultados y en la galería: quién tiene cada premio, con el motivo. Decisiones: { $count }
publication-scores = Todo el mundo, en los resultados: el puesto y los puntos de las finalistas. Ningún nombre del jurado ni ninguna nota. Finalistas: { $count }
publication-comments = Todo el mundo, junto a cada finalista: lo que el jurado escribió al equipo y no has retenido. Comentarios: { $count }
publication-preview = Ver cómo quedará
publication-see = Ver como lo ve todo el mundo
publication-more = Y más: { $count }
publication-planned = Se publica: { $moment }
publication-planned-by = Se publica automáticamente. Lo ha programado { $name }.
publication-missed = No se publicó en su momento. Cuándo: { $moment }. Por qué: { $reason }
publication-schedule = Programar
publication-moment = Cuándo
publication-moment-hint = En { $zone }. Se publica automáticamente, salvo que hasta entonces cambie aquello en que se basa: en ese caso, tú y el resto de la organización recibís un correo.
publication-cancel = Anular la programación
publication-forget = Ocultar esta nota
preview-title = Vista previa: { $what }
preview-lead = Esta página solo la ve la organización. Así verá todo el mundo los resultados cuando esta parte sea pública.
missing-finalists = No hay finalistas elegidas.
missing-public-finalists = Las finalistas todavía no son públicas.
missing-decisions = No hay ningún premio decidido.
missed-changed = Lo que se había decidido ha cambiado desde que se programó.
missed-unsettled = Todavía había cosas abiertas.
missed-nothing = No había nada que mostrar, o las finalistas no eran públicas.
missed-apart = El jurado había quedado en partes que no se pueden comparar.
missed-denied = En ese momento no se podía: quien lo programó ya no podía publicarlo, o la convocatoria estaba en pausa.

## Data desk

data-lead = Datos abiertos de las ciudades, limpios y documentados, con un gráfico para empezar.
data-new = Preparar un conjunto de datos
data-new-lead = Sube el archivo tal como lo publica el portal. Se propone una receta, se aplica y ves qué ha cambiado; no se publica nada hasta que lo dices.
import-title = Importar de un portal
import-lead = Pega la dirección de la página del conjunto de datos en un portal CKAN, como { $portals }. Leemos su título, licencia y archivos; tú eliges.
import-address = Dirección de la página
import-address-hint = Contiene /dataset/ y el nombre del conjunto.
import-find = Ver qué hay
import-files = ¿Qué archivo?
import-fetch = Descargar y preparar
import-licences = El portal nombra licencias que se contradicen: { $licences }. Pregunta a quien publica los datos y escribe la que vale.
import-refresh = Ver si hay algo más nuevo
portal-not-an-address = Esta no es la dirección de la página de un conjunto de datos. Debe empezar por https:// y contener /dataset/.
portal-inner = La dirección lleva a una red interna y no se ha pedido nada. Quien administra el servicio puede permitirlo.
portal-slow = El portal no ha respondido a tiempo. No se ha cambiado nada; vuelve a intentarlo más tarde.
portal-not-a-portal = Lo que ha respondido es una página web, no los datos de un portal CKAN. Descarga el archivo y súbelo tú.
portal-unknown = El portal no conoce este conjunto de datos o archivo.
portal-broken = El portal no se ha podido leer: { $reason }. No se ha cambiado nada.
data-empty = Todavía no hay ningún conjunto de datos.
data-search = Buscar
data-search-hint = Título, descripción o quién lo publica.
data-any-city = Todas las ciudades
data-any-licence = Cualquier licencia
data-topic = Tema
data-any-topic = Todos los temas
data-topic-population = Población
data-topic-economy = Economía y trabajo
data-topic-housing = Vivienda
data-topic-mobility = Movilidad
data-topic-environment = Medio ambiente y clima
data-topic-safety = Seguridad y emergencias
data-topic-culture = Cultura y turismo
data-topic-territory = Territorio
data-filter = Filtrar
data-found = Conjuntos de datos: { $count }
data-none-found = Ninguno coincide.
data-clear = Quitar los filtros
data-rows = { $rows ->
    [one] 1 fila
   *[other] { $rows } filas
}
data-publisher = Quién lo publica
data-attribution = Cómo citarlo
data-source = Origen
data-invented = Valores inventados
data-invented-source = Esquema según { $source }; los valores son inventados.
data-invented-field = Los valores son inventados: la fuente solo es el modelo de las columnas
data-prepared = Preparado
data-raw = Archivo original
data-area = Zona
data-draw = Dibujar
data-chart = Gráficos de inicio
data-table = La tabla del gráfico
explore-title = Explorador
explore-lead = Elige unos datos, un tipo de gráfico y unas columnas. La dirección de la página es el gráfico: se puede enviar.
explore-from-here = Continuar en el explorador
explore-choose = Elegir
explore-dataset = Datos
explore-kind = Tipo de gráfico
explore-hint = Cambia el tipo y dibuja: lo elegido se mantiene donde encaja y el resto se completa. Solo se ofrecen las columnas que encajan.
explore-none = —
explore-groups = Grupos
explore-time = Tiempo
explore-areas = Áreas
explore-first = Primer valor
explore-second = Segundo valor
explore-points = Puntos
explore-weekday = Día o momento
explore-hour = Hora
explore-date = Fecha o día
explore-year = Año
explore-age = Edad
explore-sex = Sexo
explore-month = Mes
explore-city = Ciudad
explore-value = Valor medido
explore-series = Series
explore-part-x = la primera columna
explore-part-by = los grupos o las series
explore-facet = Lado a lado
explore-measure = Cómo se agregan
explore-count = recuento
explore-sum = suma
explore-mean = media
explore-share = parte del total
explore-only = Solo filas donde
explore-is = es
explore-other = El segundo valor es de
explore-same = los mismos datos
explore-nothing-shared = Los dos conjuntos de datos no tienen zonas en común: elige uno con las mismas zonas.
explore-address = Dirección del gráfico
explore-rule = Línea para la receta
explore-code = Código en { $program }
explore-busy = Ahora se dibujan demasiados gráficos. Vuelve a intentarlo dentro de un rato.
explore-too-large = El explorador dibuja tablas de hasta { $most } filas. Estos datos tienen los gráficos de inicio.
explore-bars = Barras
explore-lines = Líneas
explore-map = Mapa
explore-scatter = Dispersión
explore-slope = Pendientes
explore-histogram = Histograma
explore-week = Día y hora
explore-calendar = Calendario
explore-stripes = Franjas
explore-pyramid = Pirámide de población
explore-climate = Clima
explore-outline = Límites
unfit-part = Falta elegir { $part }.
unfit-column = La tabla no tiene ninguna columna { $column }.
unfit-numbers = La columna { $column } no contiene números.
unfit-time = La columna { $column } no contiene años, meses ni fechas.
unfit-area = La columna { $column } no contiene códigos { $areas }.
unfit-area-more = { $areas } ni { $more }
unfit-area-city = de zonas de { $city }
unfit-groups = Son más de { $most } grupos: elige una columna con menos valores.
unfit-groups-of = { $column } tiene { $count } valores distintos y el gráfico muestra como máximo { $most } grupos. Elige una columna con menos valores.
unfit-only = Ninguna fila tiene { $is } en { $column } y los valores que el gráfico necesita.
unfit-kind = { $kind }: este conjunto de datos no tiene columnas para un gráfico así. Elige otro tipo.
unfit-nothing = Ninguna fila tiene los valores que pide el gráfico.
finding-at = Línea { $line }, columna { $column }: { $finding }
finding-recipe = La receta no encaja con el archivo: { $finding }
finding-empty = El archivo está vacío.
finding-header-only = La tabla tiene cabecera pero ninguna fila.
finding-too-large = El archivo tiene { $bytes }; el máximo es { $most }.
finding-document-too-large = El documento tiene { $bytes }; el máximo es { $most }. Un CSV puede ser mucho mayor.
finding-unpacks = Descomprimido pasa de { $most }.
finding-open-quote = Aquí se abre una comilla que no se cierra.
finding-long-quote = Aquí se abre una comilla que no se cierra en { $most }.
finding-long-line = La línea pasa de { $most }.
finding-long-cell = La celda pasa de { $most }. ¿Falta cerrar una comilla?
finding-nul = Un carácter NUL.
finding-split = Una comilla parte un carácter.
finding-encoding = Bytes que no son { $encoding }: quizá esta línea tenga otra codificación.
finding-cells = { $found ->
    [one] Una celda en lugar de { $expected }.
   *[other] { $found } celdas en lugar de { $expected }.
}
finding-more-cells = { $counted ->
    [one] Más de una celda en lugar de { $expected }.
   *[other] Más de { $counted } celdas en lugar de { $expected }.
}
finding-columns = Más de { $most } columnas.
finding-zip = El zip no se puede leer: { $error }
finding-zip-members = El zip tiene { $found } archivos; el máximo es { $most }.
finding-zip-empty = El zip no contiene ninguna tabla (.csv, .tsv o .txt).
finding-zip-member = El zip no tiene ningún archivo legible { $member }: { $error }
finding-spreadsheet = La hoja de cálculo no se puede leer: { $error }
finding-password = La hoja de cálculo está protegida con contraseña. Guárdala sin ella.
finding-sheet = El libro no tiene ninguna hoja { $sheet }; tiene { $known }.
finding-json = El JSON no se puede leer: { $error }
finding-not-geojson = El JSON no es una colección GeoJSON.
finding-short-ring = { $points ->
    [one] Elemento { $feature }: un anillo tiene un punto; hacen falta cuatro o más.
   *[other] Elemento { $feature }: un anillo tiene { $points } puntos; hacen falta cuatro o más.
}
finding-open-ring = Elemento { $feature }: un anillo no acaba donde empieza.
finding-swapped = Elemento { $feature }: la latitud va antes que la longitud. En GeoJSON va primero la longitud.
finding-cube-sizes = El JSON-stat no dice las dimensiones, u otro número de tamaños.
finding-cube-dimension = Falta la dimensión { $dimension }.
finding-cube-categories = { $found ->
    [one] La dimensión { $dimension } tiene una categoría y dice { $declared }.
   *[other] La dimensión { $dimension } tiene { $found } categorías y dice { $declared }.
}
finding-cube-cells = El cubo tiene más de { $most } celdas.
finding-column = El archivo no tiene ninguna columna { $column }; tiene { $known }.
finding-date-format = La columna { $column } tiene el formato de fecha { $format }; los conocidos son { $known }.
finding-twice-named = Dos columnas se llamarían { $column }.
finding-sort-column = Las filas se deben ordenar por { $column }, que no es ninguna columna de la tabla preparada.
finding-header-rows = Hace falta al menos una fila de cabecera.
finding-delimiter = El separador debe ser un carácter visible o un tabulador.
finding-no-encoding = No hay ninguna codificación { $encoding }.
finding-limits = Hacían falta más de { $gigabytes } GB de memoria o { $seconds } segundos.
note-formulas = { $count ->
    [one] Una celda con fórmula: se ha tomado el último resultado guardado.
   *[other] { $count } celdas con fórmula: se ha tomado el último resultado guardado.
}
note-other-sheets = Hojas que no se han leído: { $sheets }. La receta puede indicar otra.
note-renamed = Columnas con nombre repetido, ahora: { $columns }.
report-figures = Gráficos que la tabla no da
problem-chart-rule = Esta palabra no dice nada de un gráfico: { $word }. Una línea empieza por el tipo, por ejemplo bars x=barri.
data-recipe-figures = Gráficos, uno por línea
data-recipe-figures-hint = El explorador da la línea de cada gráfico.
data-dictionary = Diccionario
data-column = Columna
data-kind = Tipo
data-missing = Vacíos
data-distinct = Distintos
data-range = De – a
data-mean = Media
data-preview = Primeras filas
data-report = Qué se ha cambiado
data-report-rows = Filas leídas: { $read }. Filas por debajo de los datos, dejadas fuera: { $below }. Filas que suman otras, marcadas: { $aggregate }.
data-recipe = Receta
data-recipe-hint = Déjalo vacío y te la proponemos. También puedes escribir solo lo que ya sabes, por ejemplo delimiter = ";".
data-recipe-change = Revisar la receta
data-recipe-title = Cómo se ha entendido el archivo
data-recipe-lead = Todo lo que se ha deducido se puede corregir. Al prepararlo de nuevo se hace un borrador: el público no ve nada hasta que lo publicas.
data-recipe-failed = Este archivo todavía no se ha podido preparar
data-recipe-file = El archivo
data-recipe-structure-hint = Si cambias alguna de estas cosas, las columnas se vuelven a proponer.
data-recipe-format = Formato
data-recipe-encoding = Codificación
data-recipe-delimiter = Separador
data-recipe-tab = tabulador
data-recipe-sheet = Hoja, o tabla dentro del ZIP
data-recipe-above = Filas por encima de la cabecera
data-recipe-header = Filas de cabecera
data-recipe-decimal = Signo decimal
data-recipe-rows = Filas y valores
data-recipe-missing = Signos de dato ausente, uno por línea
data-recipe-until-blank = Los datos terminan en la primera fila en blanco
data-recipe-sort = Columnas para ordenar las filas, separadas por comas
data-recipe-lengthen = Las columnas con un número en el nombre (horas, años, edades) se convierten en filas
data-recipe-columns = Columnas
data-recipe-raw-name = En el archivo
data-recipe-example = Ejemplos
data-recipe-name = Nombre
data-recipe-digits = Cifras
data-recipe-unit = Unidad
data-recipe-date-format = Cómo se escribe la fecha
data-recipe-again = Preparar de nuevo
data-recipe-text = La receta como texto
data-recipe-text-hint = Cópiala, cámbiala y vuelve a usarla. Lo que quites se volverá a proponer.
data-before = Antes: las primeras filas del archivo
data-after = Después: las primeras filas de la tabla
data-file-new = Archivo más nuevo
data-file-new-hint = Se prepara con la misma receta y pasa a ser el borrador. Hasta { $most }.
data-describe = Editar la descripción
data-draft = Borrador de la versión { $number }
data-draft-lead = El público no lo ve.
data-see-draft = Ver el borrador
data-version = Versión { $number }
data-versions = Versiones
data-version-old = Esta es una versión anterior.
data-version-current = Ir a la versión actual
data-version-shown = pública
data-difference = Qué cambia respecto a la versión { $number }
data-difference-none = Las columnas y sus valores son los mismos.
data-difference-rows = Filas
data-difference-added = Columna nueva
data-difference-removed = Columna eliminada
data-no-rows-fit = Ninguna fila de la muestra encaja.
data-sample = { $rows ->
    [one] La primera fila
   *[other] Las primeras { $rows } filas
}
data-sample-contains = Contiene
data-about-distinct = unos { $count }
data-spread = Distribución
data-spread-alternative = Histograma: { $column }, de { $smallest } a { $largest }
data-used = { $count ->
    [one] Lo usa una obra publicada
   *[other] Lo usan { $count } obras publicadas
}
kit-download = Paquete para empezar (ZIP)
kit-hint = La tabla, el diccionario, la licencia, los gráficos y un programa corto en Python, R y JavaScript.
kit-scripts = Programas
data-slug = Nombre corto
data-slug-hint = Letras minúsculas, cifras y guiones, hasta 60: será parte de la dirección.
data-summary = De qué trata
data-city = Ciudad
data-licence-hint = Tal como la pide quien publica los datos. Las ciudades publican con: { $licences }
data-file-hint = CSV, XLS, XLSX, GeoJSON, JSON-stat o un ZIP de tablas, hasta { $most }.
data-prepare = Preparar
kind-integer = número entero
kind-number = número
kind-flag = sí o no
kind-date = fecha
kind-month = mes y año
kind-moment = fecha y hora
kind-code = código
kind-drop = (se deja fuera)
kind-text = texto
report-missing = Marcas de vacío
report-trimmed = Espacios
report-encoding = Codificación
report-notation = Notación
report-padded = Códigos completados
report-damaged = Dañados
check-title = Revisión del archivo de datos
check-open = Revisar los datos
check-back = Tu obra
check-size = { $rows ->
    [one] Una fila
   *[other] { $rows } filas
}, { $columns ->
    [one] una columna
   *[other] { $columns } columnas
}
check-good = No hemos encontrado nada que haya que arreglar.
check-serious = Arréglalo antes de entregar
check-minor = Para saberlo
check-rows = { $count ->
    [one] (una; fila { $rows })
   *[other] ({ $count }; filas { $rows })
}
check-unreadable = El archivo no se puede leer como tabla: { $finding } Tu borrador no ha cambiado.
check-tidy = Descargar una copia ordenada (CSV)
check-tidy-hint = UTF-8, comas, puntos decimales, fechas y códigos en su forma habitual. El archivo de tu obra no se toca.
check-not-utf8 = El texto no es UTF-8: guárdalo como UTF-8.
check-not-comma = Las celdas no se separan con comas.
check-decimal-comma = Los números llevan coma decimal.
check-beside = Hay algo por encima de la cabecera o por debajo de los datos.
check-header = La cabecera ocupa más de una fila, o una columna no tiene nombre.
check-duplicates = Filas idénticas a una anterior.
check-missing = Celdas sin valor.
check-not-a-number = Celdas de una columna numérica que no son números.
check-not-a-date = Celdas de una columna de fechas que no son fechas.
check-unknown-code = Códigos que no son de ninguna zona de una ciudad.
check-formula = Textos que una hoja de cálculo ejecutaría como fórmula.
check-mail = Direcciones de correo: ¿se pueden publicar?
check-telephone = Números de teléfono: ¿se pueden publicar?
check-identity = Números de documentos de identidad: no se deben publicar.

# The jury: plan, ranking, diagnostics, what jurors tell
plan-title = Quién puntúa qué
plan-lead = Se propone un plan, lo miras y lo cambias, y solo lo que actives llega a los jurados. Quien ha empezado una obra la conserva.
plan-nobody-free = Nadie del jurado puede puntuar ninguna obra, por conflicto o por lengua. Invita a alguien más.
plan-no-jurors = Aún no hay nadie en el jurado. Primero invita a jurados; después se podrá proponer un plan.
plan-invite = Invitar a jurados
refused-no-jurors = No se ha propuesto ningún plan: aún no hay nadie en el jurado de esta convocatoria. Primero invita a jurados.
plan-in-effect = Lo que ves está en vigor.
plan-open = Un plan abierto: nada de él está aún en vigor.
plan-propose = Proponer un plan
plan-per-entry = Jurados por obra
plan-seed = Semilla
plan-seed-hint = La misma semilla da el mismo plan; otra da otro igual de bueno.
plan-calibration = Obras que puntúan todos
plan-calibration-hint = Hasta { $most }. Unen al jurado, de modo que se sabe quién es más severo.
plan-for-all = para todos
plan-take = Activar el plan
plan-take-lead = Parejas nuevas: { $added }. Quitadas: { $removed }.
plan-discard = Descartar el plan
plan-connectivity = Cohesión del jurado
plan-connectivity-hint = Con 0 el jurado se divide en partes que no se pueden comparar; cuanto mayor, mejor se sabe quién es más severo.
plan-parts = El jurado se divide en { $count } partes que no comparten ninguna obra: ninguna clasificación podría compararlas.
plan-meetings = Obras en que coinciden dos jurados
plan-small-jury = La ronda pide { $wanted } jurados por obra y el jurado tiene { $there }. Invita a más o pide menos.
plan-missing = Obras a las que faltan jurados: { $count }. Una propuesta los completa y conserva lo que ya hay.
plan-missing-of = { $count ->
    [one] falta uno
   *[other] faltan { $count }
}
plan-change = Cambiar
plan-full = no admite más obras
plan-save = Guardar
plan-fixed = ha empezado
plan-export = Plan en CSV
plan-import = Leer un plan en CSV
plan-import-rows = Filas
plan-import-hint = Columnas: entry (número) y juror (dirección de correo), una fila por pareja. Pasa a ser el plan abierto; todavía no se activa nada.
plan-brings = Idiomas, temas, obras
plan-reads-all = Lee todos los idiomas
plan-languages = Idiomas
plan-languages-hint = Nadie recibe una obra de la que no lee ningún idioma. Sin marcar ninguno: todos.
plan-topics = Temas de interés
plan-least = Mínimo de obras
plan-most = Máximo de obras
plan-conflicts = Conflictos calculados
plan-conflicts-lead = Quien pertenece a la misma organización que un miembro del equipo, por el dominio del correo o por lo que ambos han indicado, no recibe nunca su obra, salvo que tú sepas más y digas por qué.
acquaintances-title = Para comprobar
acquaintances-lead = Ninguna regla impide estas combinaciones. Si dos cuentas son de la misma persona, pide a administración que las una; si un jurado tiene demasiada relación, que se abstenga.
acquaintances-name = { $juror }: alguien con este nombre está en el equipo «{ $team }» ({ $call }). ¿Es la misma persona?
acquaintances-team = { $juror } y { $mate }, de la obra { $entry }, están o han estado en el equipo «{ $team }» de otra convocatoria.
plan-conflicts-none = Ninguno.
plan-pair = Jurado y obra
plan-overrule = Dejar sin efecto
plan-overruled = dejado sin efecto
plan-effort = Qué necesita la convocatoria
plan-effort-minutes = Minutos por ficha
plan-effort-hours = Horas por jurado
plan-effort-answer = Fichas: { $sheets } (obras: { $entries }; jurados por obra: { $per }). Horas: { $hours }. Jurados, como mínimo: { $jurors }.
plan-effort-count = Calcular
bar-member = está o ha estado en el equipo
bar-organisation = misma organización
bar-declared = ha declarado un conflicto
bar-recused = se ha abstenido
bar-language = no lee ninguno de sus idiomas
refused-barred = { $juror } no puede puntuar esta obra: { $reason }. No se ha cambiado nada.
problem-plan-header = La primera línea debe ser «entry,juror»: los nombres de las columnas, separados por una coma. No ha cambiado nada.
problem-plan-line = La línea { $line } no indica ninguna obra o ningún jurado de esta convocatoria. No se ha cambiado nada.
done-planned = Hay un plan abierto. Nada de él está aún en vigor.
done-discarded = El plan se ha descartado; lo que estaba en vigor sigue estándolo.
ranking-table = Clasificación
ranking-complete = Cada jurado ha puntuado cada obra: no hay nada que corregir y hay una sola clasificación. Las medias son ponderadas, sobre 100 puntos; los empates se resuelven según las reglas de desempate publicadas.
ranking-connected = Los jurados han puntuado obras distintas, y unos son más severos que otros. La estimación corregida lo compensa; la media simple está al lado. Sobre 100 puntos; los empates se resuelven según las reglas de desempate publicadas.
ranking-apart = El jurado se divide en { $count } partes que no comparten ninguna obra. Ningún método puede compararlas: no hay clasificación conjunta, y no se da ningún puesto, probabilidad ni error. Cada parte se muestra por separado, por orden de puntos. Un plan que una las partes lo resolvería.
ranking-part = Parte { $number }
ranking-part-head = Parte
ranking-part-jurors = Puntuada por { $jurors }. Lo que hay aquí no se puede comparar con nada de fuera de esta parte.
ranking-corrected = Corregida · puesto
ranking-raw = Media · puesto
ranking-mean = Media
ranking-interval = Puesto, 90 %
ranking-first = Primera, probabilidad
ranking-shortlist = Finalista, probabilidad
ranking-export = Clasificación en JSON
ranking-record = Datos { $hash } · { $method } · semilla { $seed } · { $samples } muestras. «certamen ranking recompute ARCHIVO» la vuelve a calcular a partir del archivo.
ranking-recorded = Clasificaciones sobre las que se ha decidido o publicado
ranking-intervals = Incertidumbre de las estimaciones
ranking-intervals-text = { $count ->
    [one] Una obra según su estimación, con su intervalo del 90 %: { $first }. Las cifras están en la tabla.
   *[other] { $count } obras según su estimación, con intervalos del 90 %: de { $first } a { $last }. Las cifras están en la tabla.
}
ranking-axis = puntos sobre 100
ranking-dot = Estimación con su intervalo del 90 %
ranking-ring = Media de las fichas
ranking-order = El orden que cuenta
ranking-order-corrected = Corregido por la severidad de los jurados
ranking-order-raw = Medias de las fichas, sin corregir
ranking-order-save = Guardar el orden
ranking-without = Si faltara un jurado
ranking-without-none = No cambiaría nada.
ranking-without-count = Puestos distintos: { $count }
ranking-without-change = { $what }: puesto { $before } → { $after }
ranking-without-more = y { $count } más abajo
ranking-without-shortlist = otras finalistas
ranking-without-parts = El jurado se dividiría en { $count } partes: no habría clasificación.
ranking-unscored = Sin ninguna ficha terminada
why-title = Por qué la obra { $number } tiene el puesto { $rank }
why-title-points = Obra { $number }: de dónde salen los puntos
why-lead = La media de sus fichas es de { $raw } puntos; corregida por la severidad, { $corrected }.
why-complete = La media de sus fichas es de { $raw } puntos. Cada jurado ha puntuado cada obra, y no se corrige nada.
why-error = El error estándar es de { $error }.
why-part = Está en la parte { $number } de un jurado cuyas partes no comparten ninguna obra: no tiene puesto entre todas, y no se puede decir qué seguros son sus puntos.
why-probabilities = Con una probabilidad del 90 %, su puesto está entre el { $from } y el { $to }. La probabilidad de que sea la primera es del { $first }; de que sea finalista, del { $shortlist }.
why-probabilities-sure = Con una probabilidad del 90 %, su puesto es el { $rank }. La probabilidad de que sea la primera es del { $first }; de que sea finalista, del { $shortlist }.
why-mean = { $count ->
    [one] Tiene una ficha. Pocas fichas pueden desviarse por azar; por eso la estimación se acerca un poco a la media de todas las obras, { $mean }.
   *[other] Tiene { $count } fichas. Pocas fichas pueden desviarse por azar; por eso la estimación se acerca un poco a la media de todas las obras, { $mean }.
}
why-sheets = Qué ha dado cada jurado
why-juror = Jurado
why-total = Total
why-severity = Severidad
why-corrected = Corregido
why-apart = Desviación
why-severity-text = Severidad: cuántos puntos menos (+, más severo) o más (−, más indulgente) da este jurado que el jurado medio, sobre todas las obras. Corregido: el total más la severidad. Desviación: a qué distancia queda de la estimación de la obra.
diagnosis-title = Cómo trabaja el jurado
diagnosis-apart = El jurado se divide en partes que no comparten ninguna obra: no se puede saber su fiabilidad ni su acuerdo conjuntos, y la severidad solo compara jurados de la misma parte.
diagnosis-reliability = Fiabilidad, ICC(2,k)
diagnosis-alpha = Alfa de Krippendorff
diagnosis-reliability-text = ICC(2,k): la parte de las diferencias entre las medias que se debe a las obras; 1 significa toda. Alfa: acuerdo de las fichas, una por una, más allá del azar.
diagnosis-severity = Severidad ± error
diagnosis-severity-chart = Qué severo o indulgente es cada jurado
diagnosis-severity-axis = puntos menos (+, más severo) o más (−, más indulgente) que el jurado medio
diagnosis-severity-dot = Severidad con su intervalo del 90 %
diagnosis-severity-text = El más severo es { $severe }, el más indulgente { $mild }. Las cifras están en la tabla.
diagnosis-measures = Qué muestra el gráfico
diagnosis-measure-text = El valor más alto es de { $high }, el más bajo de { $low }. Las cifras están en la tabla.
diagnosis-spread-chart = Qué parte de la escala usa cada jurado
diagnosis-spread-axis = desviación típica de los totales, en puntos
diagnosis-drift-chart = Cómo ha cambiado cada jurado de la primera ficha a la última
diagnosis-drift-axis = puntos más severo (+) o más indulgente (−)
diagnosis-agreement-chart = Hasta qué punto coincide cada jurado con los demás
diagnosis-agreement-axis = correlación con la media de los demás
diagnosis-spread = Dispersión
diagnosis-drift = Deriva
diagnosis-agreement = Acuerdo
diagnosis-text = Severidad y dispersión en puntos sobre 100; la severidad es positiva (+) en un jurado severo y negativa (−) en uno indulgente. Deriva: cuánto se ha vuelto más severo (+) o más indulgente (−) de la primera ficha a la última. Acuerdo: correlación con la media de los demás en las mismas obras.
diagnosis-discuss = Obras por debatir
diagnosis-disagreement = Desacuerdo
diagnosis-progress = Progreso por jurado y obra
diagnosis-blank = no asignada
recusal-interest = Conflicto de intereses
recusal-recognised = Sé de quién es la obra
recusal-competence = No la puedo juzgar (abstención)
recusal-other = Otro motivo
sheet-conflict-words = Con tus palabras (necesario si es otro motivo)
done-conflict-withdrawn = Deshecho: la ficha vuelve a contar cuando la termines.
flag-title = Qué han observado los jurados
flag-rules = Incumple una norma
flag-plagiarism = Plagio
flag-technical = Problema técnico
flag-raise = Avisar a la organización
flag-lead = La organización lo lee y responde aquí; el equipo no lo ve. Tus notas quedan como están.
flag-note = Qué has observado
flag-send = Enviar
flag-waits = Espera respuesta.
flag-answer = Respuesta al jurado
flag-settle = Responder
done-flagged = La organización lo tiene. La respuesta estará en esta ficha.
conflicts-title = Conflictos de intereses
conflicts-lead = Marca las obras que no deberías juzgar. No se te asignarán, y solo lo ve la organización.
conflicts-assigned = asignada a ti: abstente en su ficha
log-plan = Plan propuesto
log-plan-discarded = Plan descartado
log-juror = Datos de un jurado cambiados
log-conflict = Abstención de un jurado
log-conflict-withdrawn = Abstención deshecha
log-conflict-overruled = Conflicto calculado dejado sin efecto
log-flag = Aviso de un jurado
log-flag-settled = Respuesta a un jurado
log-ranking-order = Orden de la clasificación elegido
refused-jury-apart = El jurado se divide en { $count } partes que no comparten ninguna obra y no hay clasificación conjunta que publicar. Haz que se terminen más fichas o une las partes con un plan.
refused-finalists-apart = El jurado se divide en { $count } partes que no comparten ninguna obra: no se puede saber qué obras son las mejores de todas. Las finalistas no se han guardado; lo que has marcado sigue marcado. Une las partes con un plan, o confirma debajo de las tablas que las eliges de todos modos.
pairs-title = Final por parejas
pairs-lead = Dos obras cada vez: elige la mejor, o di que ninguna lo es. Cada elección se guarda enseguida; la pareja siguiente es la que más aporta.
pairs-choose = La obra { $number } es mejor
pairs-tie = Ninguna es mejor
pairs-undo = Deshacer la última elección
pairs-progress = { $all ->
    [one] { $done } de una sola pareja decidida. Puedes parar cuando quieras.
   *[other] { $done } de { $all } parejas decididas. Puedes parar cuando quieras.
}
pairs-all = Has decidido todas las parejas que puedes ver. Gracias.
pairs-closed = La final por parejas está cerrada. Lo que elegiste se conserva.
pairs-is-open = La final por parejas está abierta.
refused-pair-decided = Ya habías decidido esta pareja, y vale aquella elección; la segunda no se ha guardado. Para cambiarla, deshaz la última elección y vuelve a elegir.
pairs-text = Sobre esta obra
pairs-organise-lead = Cada jurado compara finalistas de dos en dos, pero nunca una obra con la que tenga un conflicto. El orden de los votos no importa.
pairs-limits = Finalistas: { $found }. Hacen falta de { $fewest } a { $most }.
pairs-open = Abrir la final por parejas
pairs-close = Cerrar la final por parejas
pairs-chart = Valor de las finalistas, con intervalos del 90 %
pairs-axis = logaritmo del valor
pairs-worth = Valor ± error
pairs-worth-text = Valor: log p del modelo de Bradley y Terry con empates (Davidson 1970), ajustado a todos los votos a la vez; 0 es la media. Una diferencia de 1 significa que la mejor se elige unas 2,7 veces más.
pairs-record = Ganadas / empatadas / perdidas
pairs-unseen = Parejas que aún no ha decidido nadie: { $count }.
pairs-decided = Parejas decididas
done-compared = Guardado.
done-undone = Deshecho: la pareja se vuelve a preguntar.
refused-paired-works = { $found ->
    [one] Una final por parejas necesita de 2 a 30 finalistas; hay una. Elige primero las finalistas. No se ha cambiado nada.
   *[other] Una final por parejas necesita de 2 a 30 finalistas; hay { $found }. Elige primero las finalistas. No se ha cambiado nada.
}
log-open-pairs = Final por parejas abierta
log-close-pairs = Final por parejas cerrada
ranking-fixed = Las notas no permiten saber cuánto difieren las obras y los jurados. En su lugar se usa una razón fija de { $ratio }.
ranking-unknown = Estas fichas no permiten saber cuánto puede desviarse una nota por azar: no se da ningún error, intervalo ni probabilidad. Hacen falta varios jurados, cada uno con varias obras, que no coincidan en todo.

## Criteria and rounds

criteria-title = Criterios y rondas
criteria-lead = Qué se pide al jurado, y cuándo. Si ya hay notas, ves cómo afecta un cambio a la clasificación antes de hacerlo.
criteria-rescaled = Los pesos suman { $sum }: cuentan con los porcentajes de arriba.
criteria-weights-hint = Los pesos son el tanto por ciento del total. Si los que se piden no suman 100, se reescalan; 0 se pide y queda fuera del total.
criteria-check = Comprobar y guardar
criterion-new = Criterio nuevo
criterion-weight = Peso en tanto por ciento
criterion-steps = Nota más alta; la escala empieza en 0
criterion-labels = Qué significan las notas
criterion-labels-hint = Una nota por línea: la nota, un espacio y qué significa (como máximo { $most } caracteres). Una nota sin línea propia se muestra entre las dos que la rodean.
criterion-where = Solo en algunas rondas o para algunos temas
criterion-where-hint = Nada marcado: en todas las rondas por notas y para todos los temas principales.
criterion-limits = La nota más alta va de 1 a { $most }.
criterion-remove = Quitar este criterio
method-marks = Notas
method-marks-text = Cada criterio se puntúa en su escala.
method-pass = Pasa o no
method-pass-text = Una sola pregunta: si la obra pasa a la ronda siguiente.
pass-question = ¿La obra pasa a la ronda siguiente?
pass-no = No
pass-yes = Sí
round-none = La convocatoria no tiene esta ronda.
round-before = Todavía no está abierta.
round-open = Abierta ahora.
round-over = Terminada.
round-method = Cómo se juzga
round-blind = Ciega: el jurado no ve quién ha hecho la obra
round-jurors = Jurados por obra
round-starts = Empieza
round-ends = Termina
round-zone = Huso horario: { $zone }. Como máximo { $most } jurados por obra.
round-save = Guardar la ronda
round-add = Añadir la ronda
round-remove = Quitar la ronda
effect-title = Qué cambia
effect-lead = Todavía no ha cambiado nada. Las notas se quedan como están; los totales y la clasificación siguen los criterios nuevos.
effect-moved = Obras que cambian de puesto: { $moved } de { $all }.
effect-changed = Obras que cambian de puntos: { $changed } de { $all }.
effect-before = Antes
effect-after = Después
effect-in = entra
effect-out = sale
effect-confirm = Cambiar los criterios
effect-leave = Dejarlos como están
log-criteria = Se han cambiado los criterios
log-round = Se ha definido una ronda
log-round-removed = Se ha quitado una ronda
refused-round-begun = En esta ronda ya se ha escrito: la manera de juzgar se queda, y la ronda también. No se ha cambiado nada; las fechas y el número de jurados sí se pueden cambiar.
refused-criterion-marked = { $marks ->
    [one] «{ $criterion }» tiene una nota y no se puede quitar. No se ha cambiado nada. Dale el peso 0: queda fuera del total y la nota se conserva.
   *[other] «{ $criterion }» tiene { $marks } notas y no se puede quitar. No se ha cambiado nada. Dale el peso 0: queda fuera del total y las notas se conservan.
}
problem-not-between = Hace falta un número entre { $least } y { $most }.
problem-more-than-jurors = Una obra no puede tener más jurados de los que hay: { $jurors }.
problem-short-name = Solo minúsculas sin acentos, cifras y guiones, como máximo { $most }.
problem-scale-below-marks = Ya hay una nota de { $highest }: la escala no puede terminar por debajo.
problem-nothing-counts = En cada ronda y para cada tema, algún criterio debe tener peso.
problem-too-many = Como máximo { $most }.
problem-not-a-moment = Pon una fecha y una hora que existan en el huso horario de la convocatoria.
problem-too-early = No puede ser antes de: { $moment }.
problem-too-late = No puede ser después de: { $moment }.

## Feedback letters

letter-title = Qué dice el jurado
letter-lead = Cómo ha puntuado el jurado tu obra, junto a todas las obras de la ronda, y qué te han escrito los jurados. Solo puede leerlo tu equipo.
letter-jurors = { $jurors ->
    [one] La ha puntuado un jurado,
   *[other] La han puntuado { $jurors } jurados,
} { $works ->
    [one] como única obra.
   *[other] entre { $works } obras.
}
letter-chart = Tu obra junto a las demás
letter-dot = Mediana y mitad central de todas las obras
letter-ring = Tu obra
letter-measure = { $what }: { $mean }; la mediana de todas las obras es { $median }.
letter-mean = Tu media
letter-spread = Dispersión
letter-median = Mediana de todas
letter-half = Mitad central
letter-method = Puntos sobre 100 en cada escala, tal como los han dado los jurados; la dispersión es su desviación típica. La mitad de las obras está dentro de la mitad central.
letter-apart = El jurado de esta ronda se dividió en partes que no comparten ninguna obra: las medias no se pueden comparar con las de todas las obras.
letter-jurors-alone = { $jurors ->
    [one] La ha puntuado un jurado.
   *[other] La han puntuado { $jurors } jurados.
}
letter-comments = Qué te han escrito los jurados
letters-title = Cartas a los equipos
letters-lead = Cada equipo recibe sus medias junto a las demás obras y lo que le han escrito los jurados. Léelas, retén lo que no deba salir y envíalas.
letters-early = Las cartas se pueden enviar cuando los ganadores son públicos: dicen cómo ha quedado una obra.
letters-release = { $count ->
    [one] Enviar una carta
   *[other] Enviar { $count } cartas
}
letters-release-lead = Cada equipo recibe un correo y puede leer su carta desde ahora. Lo enviado ya no cambia.
letters-send = Enviar las cartas
letters-left = Enviada: { $moment }
letters-nothing = No hay ninguna ficha terminada: no hay nada que enviar.
letters-waits = Todavía no enviada
letters-read = Leerla como la leerá el equipo
letters-keep-public = Esta carta ya ha salido y queda como está. Lo que retengas ahora no se mostrará al público.
letters-keep = Guardar qué comentarios salen
letters-kept-back = No salen
done-letters = Se han enviado las cartas.
log-letter = Se ha enviado una carta
log-letter-comments = Se han elegido los comentarios de una carta
mail-letter-subject = Qué dice el jurado de «{ $title }»
mail-letter-body =
    Hola, { $name }:

    Ya tienes la carta del jurado sobre «{ $title }» ({ $call }): las medias junto a las demás obras y lo que los jurados han escrito a tu equipo.
    { $link }

    Solo puede leerla tu equipo.
mail-excluded-subject = «{ $title }» ya no participa en el concurso
mail-excluded-body =
    Hola, { $name }:

    La organización ha excluido «{ $title }» del concurso. Ni se juzga ni se muestra. El motivo:

    { $reason }

    Los archivos y los justificantes se conservan. Si crees que es un error, escribe a la organización.
mail-readmitted-subject = «{ $title }» vuelve a participar en el concurso
mail-readmitted-body =
    Hola, { $name }:

    La organización ha vuelto a admitir «{ $title }». Todo vuelve a estar como antes.

## The meeting of the jury and its minutes

meeting-title = Reunión del jurado
meeting-lead = Las obras finalistas con notas, comentarios e intervalos. Lo que se decide se registra al momento; el acta sale de ese registro.
meeting-apart = El jurado queda en partes que no comparten ninguna obra: las notas no dan una clasificación conjunta.
meeting-open = Abrir la reunión
meeting-close = Cerrar la reunión
meeting-reopen = Volver a abrirla
meeting-works = Sobre la mesa
meeting-no-works = Todavía no hay finalistas: elígelas primero en la clasificación.
meeting-standing = { $points } puntos; puesto { $low } a { $high } con un 90 % de certeza; primera con un { $first }.
meeting-standing-points = { $points } puntos.
meeting-standing-sure = { $points } puntos; puesto { $rank } con un 90 % de certeza; primera con un { $first }.
meeting-rank = puesto { $rank }
meeting-sheets = { $count ->
    [one] una ficha
   *[other] { $count } fichas
}
meeting-records = Registro
meeting-presence = Quién está
meeting-record = Registrar
meeting-vote = Una votación
meeting-vote-hint = No puede haber más votos que jurados presentes. En un empate de la clasificación, pon el número de votos de cada obra empatada, también el 0: entonces la votación decide su orden. Deja vacías las demás obras.
meeting-vote-for = Sobre
meeting-vote-open = La clasificación
meeting-abstained = Abstenciones
meeting-note = Algo que hacer constar
meeting-dissent = Alguien no está de acuerdo
meeting-dissent-text = Lo que quiere que conste
meeting-opened = Se ha abierto la reunión.
meeting-closed = Se ha cerrado la reunión.
meeting-present = Presentes: { $names }.
meeting-absent = Ausentes: { $names }.
meeting-voted = Votación sobre { $what }: { $votes }; abstenciones: { $abstained }.
meeting-vacant = { $award }: queda desierto.
meeting-decided = { $award }: { $works }.
meeting-reason = Motivo: { $reason }
meeting-dissent-of = Voto discrepante, { $name }: { $words }
minutes-title = Acta
minutes-of = Acta del jurado: { $call }
minutes-draft = Borrador: la reunión no se ha cerrado.
minutes-final = Escrita a partir del registro de la reunión cerrada.
minutes-json = El registro en JSON
minutes-zone = Huso horario: { $zone }.
minutes-ranking = La clasificación: { $round }
minutes-connected = Cada jurado ha puntuado obras distintas, y se compensa la severidad de cada uno. Puntos sobre 100.
minutes-raw = Cada jurado ha puntuado obras distintas; los puntos son la media de lo que han dado, sobre 100.
minutes-method = Método { $method }. SHA-256 de los datos de la clasificación: { $hash }
minutes-recusals = Quién se ha abstenido
minutes-uncounted = Fichas que no cuentan
minutes-uncounted-line = { $name }, fichas terminadas: { $count }. { $reason }
step-backs-lead = Los motivos solo los ve la organización, aquí y en el acta.
step-backs-declared = Lo declaró antes de cualquier asignación
minutes-course = Desarrollo
minutes-when = Cuándo
minutes-what = Qué
minutes-signed = Firma
minutes-hash = SHA-256 del registro en JSON: { $hash }. Quien tenga el archivo puede volver a calcularla.
minutes-logged = El registro cuando se cerró la reunión (fila y SHA-256): { $anchor }. Con `certamen audit` se comprueba.
problem-votes = Tiene que haber votos, y no más que jurados presentes: { $present }.
done-recorded = Registrado.
log-meeting-opened = Se ha abierto la reunión del jurado
log-meeting-closed = Se ha cerrado la reunión del jurado

## Reminders, and what jurors learn of themselves

reminders-title = Recordatorios
reminders-lead = Jurados que aún no han terminado todas sus fichas. Lee qué recibiría cada uno y envíalo. Nadie recibe dos recordatorios en { $hours } horas.
reminders-none = Nadie tiene trabajo pendiente en una ronda abierta.
reminders-open = { $count ->
    [one] Falta una ficha.
   *[other] Faltan { $count } fichas.
}
reminders-last = Último recordatorio: { $moment }.
reminders-send = Enviar los recordatorios
done-reminded = Se han enviado los recordatorios.
done-mail-again = El correo vuelve a estar en la cola de salida.
done-address = Se ha corregido la dirección y la invitación se está enviando.
reminders-unwanted = { $count ->
    [one] Una persona no quiere recordatorios por correo.
   *[other] { $count } personas no quieren recordatorios por correo.
}
reminders-not-wanted = No quiere recordatorios por correo.
wish-title = Recordatorios por correo
wish-wanted = A { $mail } llegan recordatorios cuando quedan fichas por terminar.
wish-unwanted = A { $mail } no llega ningún recordatorio. Los enlaces para entrar, los justificantes y las decisiones siguen llegando.
wish-stop = No quiero más
wish-start = Volver a recibirlos
log-reminder = Se ha enviado un recordatorio a un jurado
log-mail-again = Se ha vuelto a enviar un correo que no había llegado
log-juror-address = Se ha corregido la dirección de un jurado
own-title = Cómo has puntuado
own-lead = Solo lo veis tú y la organización, ahora que las puntuaciones son públicas. La severidad dice cuántos puntos has sido más severo (+) o más indulgente (−) que el jurado medio; la dispersión, cuánto se separan tus totales; la deriva, cuánto más severo (+) o más indulgente (−) te has vuelto de la primera ficha a la última; el acuerdo es la correlación con la media de los demás.
mail-reminder-subject = Fichas pendientes: { $call }
mail-reminder-body =
    Hola, { $name }:

    { $count ->
        [one] En el jurado de «{ $call }» aún tienes una ficha por terminar. La ronda está abierta hasta el
       *[other] En el jurado de «{ $call }» aún tienes { $count } fichas por terminar. La ronda está abierta hasta el
    }
    { $until }

    Tu panel:
    { $link }

    Si no puedes puntuar una obra, abstente en su ficha: así podremos pedírselo a otra persona.

    ¿No quieres más recordatorios?
    { $stop }

## The score sheet: the work in place

sheet-open-here = Mostrar { $file } aquí
sheet-table = { $rows ->
    [one] La primera fila
   *[other] Las { $rows } primeras filas
} y { $columns ->
    [one] una columna.
   *[other] { $columns } columnas.
}
sheet-pdf = Si el navegador no muestra el PDF aquí, abre el archivo de arriba.
sheet-timer = Abierta { $time } en este navegador. No lo ve nadie más.
beside-title = Lado a lado
beside-other = Al lado
beside-show = Mostrar
beside-score = Puntuar la obra { $number }
jury-missing = { $count ->
    [one] Falta una ficha por terminar
   *[other] Faltan { $count } fichas por terminar
}
jury-lacks = { $count ->
    [one] falta una nota
   *[other] faltan { $count } notas
}
jury-lacks-finish = puntuada, sin terminar
jury-all-finished = Todas las fichas están terminadas. Gracias.

## Jurors who leave

juror-came-in = Ya ha entrado
juror-invited = Se ha invitado y aún no ha entrado
juror-link-expired = El enlace ha caducado sin que haya entrado: hay que volver a invitar.
juror-organises = También organiza esta edición: no se le abre ninguna ficha. Quita a esta persona del jurado o deja que organice otra.
juror-remove = Quitar
juror-gone = Ya no está en el jurado.
juror-remove-lead = Las fichas terminadas siguen contando. Lo empezado se conserva y no cuenta; lo demás queda libre para otros: después propón un plan. En Clasificación se decide si las terminadas cuentan.
log-juror-removed = Se ha quitado un jurado
former-title = Jurados que se han ido
former-lead = Aquí se decide, con un motivo, si las fichas que terminaron cuentan; mientras no se decida nada, cuentan. Bajo cada nombre está lo que cambiaría sin ellas.
former-sheets = Fichas terminadas: { $count }
former-yes = Cuentan.
former-no = No cuentan.
former-uncounted = No cuentan desde: { $moment } ({ $name }): { $reason }
former-decide = Decidir
former-juror = De quién son las fichas
former-choice = ¿Cuentan?
former-reason = Motivo, que aparece en el acta
log-sheets-counted = Cuentan fichas de jurados que se han ido
log-sheets-uncounted = No cuentan fichas de jurados que se han ido
log-entry-excluded = Obra { $number } excluida del concurso
log-entry-readmitted = Obra { $number } readmitida
log-deadline-extended = Obra { $number }: el equipo tiene un plazo propio
log-extension-withdrawn = Obra { $number }: el equipo vuelve a tener el plazo de la convocatoria
log-paused = Se ha puesto la convocatoria en pausa
log-resumed = La convocatoria continúa

## Mails that do not arrive

undelivered-title = Correos que no han llegado
undelivered-lead = Un correo rechazado no se vuelve a enviar solo; si solo no se ha podido entregar de momento, se intenta durante { $hours } horas.
undelivered-figure = Correos no entregados
undelivered-mail = Correo
undelivered-why = Por qué no ha llegado
undelivered-final = No entregado, { $moment }: { $reason }
undelivered-tried = Aún no entregado, { $moment }: { $reason } Se intenta hasta el { $until }.
undelivered-no-mailbox = el servidor dice que no hay ningún buzón con esta dirección.
undelivered-full = el buzón está lleno.
undelivered-refused = el servidor de correo lo rechaza.
undelivered-later = el servidor de correo no lo acepta de momento.
undelivered-service = nuestro servidor de correo no funciona; la dirección no tiene la culpa.
undelivered-unwritable = no se puede enviar correo a esta dirección.
undelivered-answer = Respuesta del servidor: { $answer }
undelivered-account = Solo tiene que ver con la cuenta de esta persona: cuando el buzón funcione, debe pedir ella misma otro enlace.
undelivered-again = Volver a enviar
undelivered-gone = No hay ningún correo por volver a enviar.
address-correct = Corregir la dirección
address-correct-hint = Nadie ha confirmado aún esta dirección. La invitación se envía a la nueva, y el enlace de antes deja de servir.

## Files of editions

edition-fault-file-too-large = El archivo ocupa más de { $bytes }. No se ha leído nada.
edition-fault-not-text = El archivo no es texto en UTF-8. Guárdalo en UTF-8 y vuelve a probar.
edition-fault-syntax = Esto no se puede leer: { $message }.
edition-fault-number = Este número es demasiado grande para cualquier valor de aquí.
edition-fault-unknown-key = «{ $key }» no significa nada aquí. Se admite: { $allowed }.
edition-fault-missing-key = Aquí falta «{ $key }».
edition-fault-type = Aquí se espera un valor de otro tipo: { $wanted }.
edition-fault-not-allowed = «{ $value }» no se admite aquí. Se admite: { $allowed }.
edition-fault-between = El número ha de ser de { $least } a { $most }.
edition-fault-too-long = El texto tiene más de { $most } caracteres.
edition-fault-empty = Esto no puede quedar vacío.
edition-fault-too-many = La lista tiene más de { $most } elementos.
edition-fault-slug = Esto forma parte de una dirección: solo letras minúsculas sin acento, cifras y guiones sueltos, como norte-2027.
edition-fault-code = Un código solo tiene letras, cifras, guiones y guiones bajos.
edition-fault-local-time = Escribe fecha y hora así: { $time }.
edition-fault-refused = Esto no se admite: { $message }.
edition-fault-twice = «{ $value }» aparece por segunda vez; cada uno ha de ser distinto.
edition-fault-reserved = «{ $value }» ya es la dirección de otra página. Elige otra.
edition-fault-city = Este servicio no tiene ninguna ciudad «{ $city }». Conoce: { $allowed }.
edition-fault-zone = «{ $zone }» no es ninguna zona horaria de la base IANA. Una es Europe/Paris.
edition-fault-no-such-time = «{ $time }» no existe en la zona { $zone }: no hay tal día o tal hora.
edition-fault-shown-twice = El reloj se atrasa y esta hora pasa dos veces. Escribe cuál: { $first } o { $last }.
edition-fault-ends-before-start = La fase ha de acabar después de empezar.
edition-fault-starts-before = Esta fase empieza antes de que acabe «{ $phase }».
edition-fault-no-grace = Solo la fase de entrega tiene periodo de gracia.
edition-fault-round-dates = La ronda «{ $round }» no tiene fechas en las fases.
edition-fault-no-screening = Toda convocatoria empieza con una ronda de preselección. Añádela.
edition-fault-topic = La edición no tiene ningún tema «{ $code }».
edition-fault-nothing-counts = Ningún criterio cuenta en la ronda «{ $round }»: al menos uno ha de tener un peso superior a 0.
edition-fault-nothing-counts-topic = Ningún criterio cuenta en la ronda «{ $round }» para las obras sobre «{ $code }».
edition-fault-question = Una ronda de pasar o no pasar necesita exactamente un criterio que la nombre: su pregunta.
edition-fault-label = La escala acaba en { $highest }; este grado queda fuera.
edition-fault-points-nowhere = Esto no señala nada del archivo.
edition-fault-at = Línea { $line }, columna { $column }: { $message }
edition-type-array = una lista
edition-type-boolean = true o false
edition-type-integer = un número entero
edition-type-number = un número
edition-type-table = una tabla
edition-type-string = un texto
edition-obstacle-call = La convocatoria «{ $call }» ya tiene equipos o jurados, y por eso se queda.
edition-obstacle-topic = { $entries ->
    [one] Una obra trata del tema «{ $topic }», y por eso se queda.
   *[other] { $entries } obras tratan del tema «{ $topic }», y por eso se queda.
}
edition-obstacle-criterion = { $marks ->
    [one] «{ $criterion }» ({ $call }) tiene una nota, y por eso se queda. Con un peso de 0 ya no cuenta.
   *[other] «{ $criterion }» ({ $call }) tiene { $marks } notas, y por eso se queda. Con un peso de 0 ya no cuenta.
}
edition-obstacle-scale = «{ $criterion }» ({ $call }) tiene una nota de { $highest }; la escala no puede acabar por debajo.
edition-obstacle-round = El jurado ya ha empezado en la ronda «{ $round }» ({ $call }): se queda, y la manera de juzgar también.
edition-obstacle-award = «{ $award }» ({ $call }) ya está decidido, y por eso se queda.
edition-obstacle-scores = Las puntuaciones de { $call } son públicas. Deja de publicarlas antes de cambiar los criterios.
edition-consequence-late = { $entries ->
    [one] { $call }: una obra se entregó después del nuevo plazo. Sigue contando.
   *[other] { $call }: { $entries } obras se entregaron después del nuevo plazo. Siguen contando.
}
edition-consequence-phase = { $call }: las fechas de «{ $phase }» cambian cuando ya ha empezado.
edition-consequence-sheets = { $sheets ->
    [one] { $call }: hay una ficha empezada. Si el equipo vuelve a entregar, trata de otra cosa; las notas se quedan, y el jurado lo lee en la ficha.
   *[other] { $call }: hay { $sheets } fichas empezadas. Si los equipos vuelven a entregar, tratan de otra cosa; las notas se quedan, y los jurados lo leen en la ficha.
}
edition-consequence-teams = { $teams ->
    [one] { $call }: un equipo tiene más miembros que el nuevo límite. Se queda como está.
   *[other] { $call }: { $teams } equipos tienen más miembros que el nuevo límite. Se quedan como están.
}
edition-consequence-ranking = { $marks ->
    [one] { $call }: hay una nota puesta; la clasificación sigue los nuevos criterios.
   *[other] { $call }: hay { $marks } notas puestas; la clasificación sigue los nuevos criterios.
}
edition-consequence-rules = { $teams ->
    [one] { $call }: las bases cambian y ya hay un equipo inscrito.
   *[other] { $call }: las bases cambian y ya hay { $teams } equipos inscritos.
}
edition-consequence-legal = { $teams ->
    [one] { $call }: las bases legales cambian y ya hay un equipo inscrito.
   *[other] { $call }: las bases legales cambian y ya hay { $teams } equipos inscritos.
}
edition-consequence-files = { $entries ->
    [one] { $call }: una obra tiene archivos que superan los nuevos límites. Los conserva.
   *[other] { $call }: { $entries } obras tienen archivos que superan los nuevos límites. Los conservan.
}
edition-consequence-data = { $entries ->
    [one] { $call }: una obra se entregó sin los datos que ahora se piden. Sigue contando; para volver a entregarla, su equipo debe declararlos.
   *[other] { $call }: { $entries } obras se entregaron sin los datos que ahora se piden. Siguen contando; para volver a entregarlas, sus equipos deben declararlos.
}
edition-consequence-dataset = { $call }: el conjunto de datos «{ $name }» no es público. Nadie puede entregar hasta que se publique.
edition-consequence-topic = { $entries ->
    [one] Una obra trata del tema «{ $topic }», que cambia de nombre.
   *[other] { $entries } obras tratan del tema «{ $topic }», que cambia de nombre.
}
edition-consequence-award = «{ $award }» ({ $call }) ya está decidido y cambia. La decisión se mantiene.
edition-consequence-new-call = { $call }: la edición está abierta, y todo el mundo verá esta convocatoria enseguida.
edition-consequence-lost-call = { $call }: la edición está abierta. Esta convocatoria y sus páginas desaparecen para todo el mundo.
refused-edition-in-use = No se ha cambiado nada: depende de ello trabajo ya hecho.
edition-export = Toda la edición en un archivo (TOML)
edition-export-lead = Lo que se ha preparado, sin personas ni obras: para guardarlo, cambiarlo o llevarlo a otro servicio.
edition-import-title = Edición desde un archivo
edition-import-lead = Una edición es un solo archivo en TOML o JSON: textos, convocatorias, fechas, criterios y premios. Primero ves qué cambiaría; no cambia nada hasta que lo confirmas.
edition-import-choose = Elegir un archivo
edition-import-file = El archivo
edition-import-hint = Pégalo aquí; como máximo { $bytes }. «certamen edition export» escribe uno para empezar.
edition-import-plan = Ver qué cambiaría
edition-import-faults = El archivo no se puede usar tal como está. No se ha cambiado nada y tu texto sigue abajo.
edition-plan-same = La edición { $edition } ya es como dice el archivo; no hay nada que cambiar.
edition-plan-new = La edición { $edition } será nueva.
edition-plan-changed = La edición { $edition } cambiará como se indica abajo.
edition-plan-obstacles = Esto no se puede hacer, porque depende de ello trabajo hecho:
edition-plan-consequences = Antes de decidir:
edition-plan-apply = Cambiar la edición
edition-plan-value = Valor
edition-plan-now = Ahora
edition-plan-then = Después
edition-plan-nothing = nada
done-edition = La edición es como dice el archivo.
desk-editions = Ediciones
desk-editions-import = Incorporar una edición desde un archivo
edition-plan-all-the-same = Cambiarlo igualmente
texts-title = Textos
texts-lead = Lo que visitantes, equipos y jurados leen de esta convocatoria, en cada lengua. Donde falta una, se lee en inglés, o si no en la primera que hay, y se avisa.
texts-call-title = Título de la convocatoria
texts-call-lead = Entradilla de la convocatoria
texts-call-rules = Bases (Markdown)
texts-edition-title = Título de la edición, común a sus convocatorias
texts-edition-lead = Entradilla de la edición, común a sus convocatorias
texts-missing = Falta: { $languages }
texts-save = Guardar los textos
texts-see = Ver la página de la convocatoria

## Topics, awards and conditions of a call

rows-paste-hint = Un nombre solo está en { $name }. Para más lenguas, sepáralos con tabuladores o puntos y coma, en este orden: { $languages }.
rows-paste = Añadirlos a la lista
rows-up = Arriba
rows-down = Abajo
rows-new = N.º { $number }
topics-title = Temas
topics-lead = De qué pueden tratar las obras, en el orden en que lo leen los equipos. Las convocatorias de una edición comparten los temas.
topics-code = Código
topics-code-hint = Se mantiene cuando cambia el nombre. Letras, cifras, guiones y guiones bajos, como máximo { $most }. Si lo dejas vacío, se forma a partir del nombre.
topics-named-elsewhere = Un criterio o un premio de esta edición es para un tema
topics-add = Añadir un tema
topics-paste = Pegar una lista de temas
topics-pasted = Un tema por línea
topics-save = Guardar los temas
awards-title = Premios
awards-lead = Qué se puede ganar en esta convocatoria, en el orden en que se anuncia, y quién puede ganarlo.
awards-kind = Tipo
awards-kind-hint = Una mención puede ir a una obra que ya tiene un premio.
awards-prize = Premio
awards-mention = Mención
awards-eligible = Quién puede recibirlo
awards-eligible-hint = Una frase para la página de la convocatoria, hasta { $most } caracteres. Déjalo vacío si es para todas las obras.
awards-topics = Solo para ciertos temas principales
awards-topics-hint = Si marcas alguno, el premio no se puede dar a una obra con otro tema principal.
awards-add = Añadir un premio
awards-save = Guardar los premios
limits-title = Condiciones y contacto
limits-lead = Qué pide esta convocatoria a los equipos y a las obras. Si afecta a trabajo ya hecho, lo lees antes de que cambie nada.
limits-between = De { $least } a { $most }.
limits-teams = Equipos y finalistas
limits-team-size = Máximo de miembros de un equipo
limits-shortlist = Número de finalistas
limits-files = Archivos de una obra
limits-megabytes = Máximo de MB de un archivo
limits-file-count = Máximo de archivos, además de la portada
limits-kinds = Tipos de archivos
limits-kinds-hint = Además de la portada, que siempre es una imagen.
limits-data-lead = Una obra solo se puede entregar cuando declara estos conjuntos de datos del catálogo.
limits-at-least = Al menos tantos conjuntos de datos
limits-datasets = Estos conjuntos de datos
limits-contact-lead = Aparece en la página de la convocatoria, en los borradores de los equipos, al final de los correos y en las páginas de accesibilidad y privacidad.
limits-mail = Dirección de correo
limits-address = Dirección postal
limits-legal-lead = Markdown. Aparecen en la página de la convocatoria y se enlazan donde entregan los equipos.
limits-save = Guardar las condiciones
facts-title = Fuentes y suposiciones
facts-lead = Dónde se encuentran los hechos de esta edición y qué se ha supuesto. Se lee en la página de la edición.
facts-example = Esta es una edición de ejemplo, y todas las páginas lo dicen.
facts-assumed = Supuesto (desmarca lo que ya se sabe)
facts-name = Nombre de la fuente
facts-address = Dirección web
facts-add = Añadir una fuente
facts-save = Guardar las fuentes y las suposiciones
notes-title = Sobre esta edición
notes-sources = Los hechos de esta edición se encuentran aquí:
notes-assumed = Lo que no se sabe se ha supuesto para poder mostrar la edición:
notes-part-title = Título
notes-part-lead = Entradilla
notes-part-zone = Zona horaria

## The calendar of a call

edition-fault-skipped = El reloj se adelanta y nunca marca { $time }. Escribe { $next } u otra hora.
phases-title = Calendario
phases-lead = Todas las fases de la convocatoria a la vez. Si las fechas nuevas tienen consecuencias, las leerás antes de que cambie nada.
phases-edition = Las convocatorias de esta edición
phases-zone = Aquí todas las horas son { $zone }. Una fase termina después de empezar, y el jurado empieza cuando ha terminado la fase anterior.
phases-grace = Minutos de margen después del plazo
phases-grace-hint = Lo que se ha empezado a tiempo aún se puede entregar. 0 si no hay, y como máximo { $most } días.
phases-final-hint = Deja vacíos los dos campos si la convocatoria no tiene final.
phases-none = sin fechas
phases-reason = Motivo
phases-reason-hint = Una línea, como máximo { $most } caracteres. Aparece en la página de la convocatoria y en los correos, y hace falta cuando la fase ya ha empezado o mientras los equipos se inscriben o entregan.
phases-save = Cambiar las fechas
phases-leave = Dejarlas como están
phases-ask-title = Qué suponen las fechas nuevas
phases-ask-lead = Todavía no ha cambiado nada. Los equipos y los jurados a quienes se mueven las fechas recibirán un correo.
phases-ask-tick = Lo he leído y quiero estas fechas.
phases-start-of = { $phase }: inicio
phases-end-of = { $phase }: fin
call-moved = { $what }, cambio del { $moment }: del { $from } al { $to }.
countdown-moved = El plazo se ha movido. El nuevo está arriba.
mail-moved-subject = Fechas nuevas: { $call }
mail-moved-body =
    Hola, { $name }:

    La organización ha movido fechas de «{ $call }»:

    { $what }

    Todas las fechas están en la página de la convocatoria:
    { $link }
done-dates = Las fechas ya son las que querías.

## A deadline of one team, and a pause

extension-title = El plazo del equipo
extension-lead = Hasta entonces el equipo puede escribir, subir archivos, entregar y retirar, con el mismo margen que el resto. Se le comunica por correo.
extension-of-call = Plazo de la convocatoria
extension-own = Plazo de este equipo
extension-none = Este equipo tiene el plazo de la convocatoria.
extension-passed = El plazo de la convocatoria ahora es posterior: cuenta el que termina más tarde.
extension-reason-hint = Una línea, como máximo { $most } caracteres. El equipo la lee en su página y en el correo.
extension-all-the-same = Quiero este plazo aunque el jurado empiece antes
extension-set = Fijar este plazo
extension-withdraw = Retirar la ampliación
extension-withdraw-lead = Desde ahora vuelve a contar el plazo de la convocatoria. Lo que se ha entregado sigue contando. Se lo comunicamos al equipo por correo.
mail-own-deadline-subject = Otro plazo para tu equipo: { $team }
mail-own-deadline-body =
    Hola, { $name }:

    La organización ha cambiado el plazo de tu equipo «{ $team }» en «{ $call }»:

    { $what }

    Vuestra obra:
    { $link }
done-extended = El equipo tiene su plazo. Se lo hemos comunicado por correo.
done-extension-withdrawn = El equipo vuelve a tener el plazo de la convocatoria. Se lo hemos comunicado por correo.
pause-title = Pausa
pause-lead = Para un mal día. Mientras la convocatoria está en pausa nadie crea equipos, se une a ellos, entrega, termina fichas ni publica; los borradores, los archivos, las notas y los comentarios se siguen guardando. Ninguna fase termina ni empieza entretanto, y todo el mundo lee por qué en las páginas de la convocatoria.
pause-none = La convocatoria no está en pausa.
pause-begin = Poner la convocatoria en pausa
pause-change = Cambiar el motivo
pause-reason-hint = El motivo, tal como lo leerá todo el mundo. Al menos en un idioma, como máximo { $most } caracteres cada uno.
pause-minutes = Minutos que se mueven las fechas
pause-minutes-hint = Ya figura el tiempo que se ha perdido. Lo que estaba en marcha termina esos minutos más tarde, y lo que empezaría demasiado pronto también se mueve. Con 0 no se mueve ninguna fecha.
pause-end-reason-hint = Una línea, como máximo { $most } caracteres. Aparece junto a las fechas que se mueven y en los correos.
pause-end = Hacer que la convocatoria continúe
done-paused = La convocatoria está en pausa, y sus páginas dicen por qué.
done-resumed = La convocatoria continúa.

## Who organises an edition

organisers-title = Quién organiza
organisers-lead = Quien organiza lleva una edición o una de sus convocatorias: jurado, obras, decisiones y publicación. La prensa y quien observa solo leen. Nadie participa ni es jurado donde tiene una función.
organisers-since = Desde
organisers-since-unknown = no consta
organisers-remove-lead = Pierde la función enseguida y recibe un aviso por correo; las páginas que tenga abiertas no guardarán nada. Seguirá sin poder participar ni ser jurado donde la tenía.
organisers-leave = Dejar la función
organisers-leave-lead = Pierdes enseguida todas las páginas de esta función y no puedes volver por tu cuenta: tendría que admitirte alguien de la organización o quien administra el servicio. Seguirás sin poder participar ni ser jurado.
organisers-leave-sure = Sí, dejar la función
organisers-invitations = Invitaciones abiertas
organisers-invitations-lead = Estas direcciones aún no tienen cuenta. Tendrán la función en cuanto alguien abra el enlace del correo y cree la cuenta.
organisers-invited = Invitación
organisers-invited-by = Quien invita
organisers-valid = Enlace válido hasta el día
organisers-expired = ya no es válido
organisers-again = Volver a enviar
organisers-withdraw = Anular
organisers-withdrawn = ya sin invitación
organisers-invite = Dar una función
organisers-invite-mail = Quien tiene cuenta recibe la función enseguida y un aviso por correo. Cualquier otra dirección recibe un enlace para crear la cuenta.
organisers-invite-name = Solo para una dirección sin cuenta. El nombre y la contraseña se eligen detrás del enlace.
organisers-list = Dar funciones a varias personas
people-list-people = Una persona por línea
organisers-list-lines = Pega una lista CSV con la primera línea «address,name,role,call,language» y un máximo de { $most } personas. La función es organiser, press u observer; la convocatoria es su parte de la dirección web, o nada para toda la edición; el idioma es ca, es, en o ja. No se hace nada si no son correctas todas las líneas.
people-list-send = Invitar a todas
people-list-report = Qué se ha hecho, línea por línea
organisers-report-organises = ya tiene la función
people-list-invited = invitación enviada por correo
organisers-former = Quién tuvo antes una función
organisers-until = Hasta el día
desk-organisers = Quién organiza { $edition }
refused-leaves-organising = Aún no ha cambiado nada. Perderías enseguida todas las páginas de esta función y no podrías volver por tu cuenta. Pulsa el botón otra vez si es lo que quieres.
problem-list-header = La primera línea debe decir los nombres de las columnas, y solo de estas: { $columns }. Entre ellas va una coma, un punto y coma o un tabulador.
problem-in-line = Línea { $line }: { $message }
problem-twice-in-list = La misma dirección ya está en la línea { $line }.
problem-name-missing = Falta el nombre.
problem-not-a-language = El idioma debe ser ca, es, en o ja.
problem-organises = Esta persona ya lo organiza.
problem-judges = Esta persona está aquí en un jurado. Quien juzga no tiene esta función: quítala antes del jurado.
problem-takes-part = Esta persona participa aquí, o ha participado. Quien participa no tiene esta función.
problem-invitation-waits = Esta dirección ya tiene una invitación. Vuelve a enviarla desde la lista de arriba.
problem-on-jury = Esta persona ya está en el jurado. Para volver a enviarle la invitación, usa el formulario para una sola persona.
problem-in-team = Esta persona es de un equipo de esta convocatoria. Quien participa no juzga.
problem-cannot-judge = Esta persona tiene una función en esta convocatoria, o la ha tenido. Quien la organiza, la sigue como prensa o la observa no juzga.
done-organiser-appointed = La persona ya tiene la función y recibe un aviso por correo.
done-organiser-invited = La invitación se está enviando. Sigue en la lista hasta que se usa su enlace.
done-invitation-withdrawn = La invitación queda anulada; su enlace ya no sirve.
done-organiser-removed = La persona ya no tiene esta función y recibe un aviso por correo.
done-organising-ended = Ya no tienes esta función.
mail-organiser-subject = Organizas «{ $edition }»
mail-organiser-body =
    Hola, { $name }:

    Ahora formas parte de la organización de «{ $edition }». Entra y encuentra sus convocatorias aquí:
    { $link }

    Quien organiza una edición no participa en ella ni forma parte del jurado.
mail-organiser-invitation-subject = Invitación a organizar «{ $edition }»
mail-organiser-invitation-body =
    Hola:

    Te invitamos a organizar «{ $edition }». Abre este enlace, revisa el nombre y elige una contraseña:
    { $link }

    El enlace sirve una vez y caduca en treinta días. Quien organiza una edición no participa en ella ni forma parte del jurado. Si esto no va contigo, dilo detrás del enlace o no hagas nada.
organisers-role = Función
organisers-role-hint = La organización la lleva. La prensa lee finalistas y premios desde el momento que se fija en cada convocatoria. Quien observa ve todo lo que ve la organización y no cambia nada, como un notario.
organisers-call = Para
organisers-alone = Solo una persona organiza esta edición. Añade a otra: si la primera no puede, nadie podría mover un plazo.
organisers-one-call = Organizas una convocatoria y decides quién tiene una función en ella. Las funciones en toda la edición y en las demás convocatorias las decide quien organiza la edición.
people-list-file = Una lista en un archivo
people-list-file-hint = CSV con las mismas columnas, tal como lo guarda un programa de cálculo, en cualquier codificación habitual; como máximo { $bytes }.
people-list-file-send = Invitar a todas las personas del archivo
people-list-encoding = Se ha leído como { $encoding }.
role-organiser = Organización
role-call-organiser = Organización de una convocatoria
role-press = Prensa
role-observer = Observación
role-whole-edition = Toda la edición
role-ended-title = Ya no tienes esta función
role-ended-typed = Lo que habías escrito está debajo, para que puedas copiarlo. No se ha guardado.
observer-banner = Ves esta página como quien observa: lo lees todo y no cambias nada. No se muestran los botones.
refused-follower = Quien sigue una convocatoria como prensa o la observa, o lo ha hecho, no participa en ella ni forma parte del jurado. No se ha cambiado nada.
refused-read-only = Aquí solo observas: lo ves todo y no cambias nada. No se ha cambiado nada.
refused-whole-edition = Esto es de toda la edición o de otra de sus convocatorias. Organizas una sola: pide el cambio a quien organiza la edición.
refused-role-ended = Se te ha retirado la función que pide esta página. No se ha cambiado nada. Si crees que es un error, escribe a la organización.
problem-not-a-role = La función debe ser organiser, press u observer.
problem-not-a-call = La convocatoria debe ser una de estas: { $names }.
problem-not-text = El archivo no es un texto en una codificación conocida. Guárdalo como «CSV UTF-8» y envíalo otra vez.
problem-whole-edition = Decides para tu convocatoria: indícala.
problem-has-role = Esta persona tiene en esta edición una función que no admite otra. Quita antes aquella.
desk-followed = Lo que sigues como prensa
desk-observed = Lo que observas
log-role = Se dio una función
log-role-taken = Se quitó una función
log-embargo = Se fijó el embargo
log-embargo-visit = La prensa vio por primera vez resultados bajo embargo
mail-role-subject = Tu función en «{ $title }»
mail-role-body =
    Hola, { $name }:

    Tienes una función en «{ $title }»: { $role }. Entra y la encontrarás aquí:
    { $link }

    Quien la tiene no participa allí ni forma parte del jurado.
mail-role-invitation-subject = Invitación a «{ $title }»
mail-role-invitation-body =
    Hola:

    Te invitamos a tener una función en «{ $title }»: { $role }. Abre este enlace, revisa el nombre y elige una contraseña:
    { $link }

    El enlace sirve una vez y caduca en treinta días. Quien tiene la función no participa allí ni forma parte del jurado. Si esto no va contigo, dilo detrás del enlace o no hagas nada.
mail-role-taken-subject = Ha terminado tu función en «{ $title }»
mail-role-taken-body =
    Hola, { $name }:

    Ya no tienes esta función en «{ $title }»: { $role }. Sus páginas ya no se abren, y las que tenías abiertas no guardan nada.

    Si crees que es un error, escribe a la organización.

## Results under embargo

embargo-title = Resultados bajo embargo
embargo-banner = Bajo embargo: nada de esto es público todavía. No publiques ni difundas nada antes de que lo sea.
embargo-logged = La organización ve quién ha leído esta página y cuándo.
embargo-not-yet = Aún no hay nada que leer. A partir de este momento encontrarás aquí finalistas y premios: { $moment }.
embargo-unset = La organización aún no ha fijado ningún momento.
embargo-lifted = Ya es todo público: no queda nada bajo embargo.
press-title = Prensa
press-lead = La prensa lee finalistas y premios con sus motivos antes de que sean públicos, y nada más: ni notas, ni comentarios, ni borradores.
press-from = La prensa lee los resultados desde
press-from-hint = En { $zone }. Vacío: no antes de que sean públicos.
press-save = Guardar
press-see = Ver lo que ve la prensa
press-people = Quién los lee
press-nobody = Nadie sigue esta convocatoria como prensa.
press-visits = Quién ha leído qué
press-no-visits = Nadie ha leído nada bajo embargo todavía.
press-when = Cuándo
press-what = Qué
press-file = Un archivo de la obra { $number }

## An edition in preparation, and how it is opened

desk-editions-new = Hacer una edición paso a paso
preparation-line = En preparación: esta edición solo la ven el jurado, quien tiene una función en ella y la administración.
preparation-setup = Prepararla
making-title = Nueva edición
making-lead = Por ahora basta con un nombre y unas palabras. La edición queda en preparación: nadie más la ve hasta que la abras, y hasta entonces puedes cambiarlo todo.
making-begun = Empezadas y aún no abiertas
making-from = Punto de partida
making-neutral = Una edición en blanco
making-slug = Parte de la dirección
making-slug-hint = Letras minúsculas, cifras y guiones simples, como norte-2027. No cambia nunca.
making-cities = Ciudades anfitrionas
making-cities-hint = Cada una tiene una convocatoria propia, que puedes cambiar en el paso siguiente.
making-years = Fechas
making-years-hint = Después puedes cambiar cada fecha.
making-years-same = Tal como están
making-years-later = { $years ->
        [one] Un año más tarde
       *[other] { $years } años más tarde
    }
making-years-anew = Por poner de nuevo, a partir del mes que viene
making-people = Quién viene de la edición anterior
making-people-hint = Los equipos y las obras se quedan donde están. No se escribe a nadie.
making-organisers = La organización
making-jurors = El jurado, en la convocatoria del mismo nombre
making-make = Hacer la edición
setup-steps = Pasos de la preparación
setup-complete = Completo
setup-open = { $count ->
        [one] Una cosa por mirar
       *[other] { $count } cosas por mirar
    }
setup-proposed = Propuesto, por revisar
setup-next = Siguiente: { $step }
setup-save = Guardar y continuar
setup-what = Qué
setup-what-lead = Cómo se llama la edición y qué se dice de ella primero.
setup-who = Quién
setup-who-lead = Las convocatorias con sus ciudades, y quién organiza y puntúa.
setup-when = Cuándo
setup-when-lead = De la inscripción a los resultados, cada convocatoria en la hora de su ciudad.
setup-move-hint = Todas las fechas de la convocatoria se mueven los mismos días; las horas se quedan. Cada fecha por separado se cambia en el calendario.
setup-move = Mover todas las fechas
setup-judging = Cómo se puntúa
setup-judging-lead = Las rondas del jurado y los criterios con los que puntúa.
setup-promise = Qué se promete
setup-promise-lead = De qué pueden tratar las obras, qué se puede ganar y las bases que leen los equipos.
setup-calls = Convocatorias
setup-city = Ciudad
setup-zone = Zona horaria, con el nombre de la base de datos IANA
setup-team-size = Máximo de miembros de un equipo, hasta { $most }
setup-remove-call = Quitar esta convocatoria
setup-new-call = Otra convocatoria
setup-new-call-hint = Salvo la ciudad, lo tiene todo de la primera; después puedes cambiarlo.
setup-no-call = Ninguna
setup-new-slug-hint = Si lo dejas vacío, la convocatoria se llama como la ciudad.
setup-people = Personas
setup-limits = Límites de equipos y archivos
opening-title = Lista de comprobación y apertura
opening-today = Qué encontraría hoy un equipo
opening-hinders = Hay que arreglarlo antes de abrir
opening-asks = Merece otra mirada
opening-nothing = No falta nada.
opening-open-lead = A partir de entonces todo el mundo ve la edición. Mientras no se haya inscrito ningún equipo, puedes volver atrás.
opening-confirm = He leído los puntos de arriba y lo quiero así.
opening-open = Abrir la edición
opening-is-open = Esta edición está abierta: todo el mundo la ve.
edition-delete = Eliminar esta edición
edition-delete-lead = Todavía no participa nadie. Se eliminan sus convocatorias, textos, fechas, jurado y funciones; las cuentas y el registro se quedan. No se puede deshacer.
edition-delete-typed = Escribe { $value } para confirmarlo
opening-undo-lead = Todavía no se ha inscrito ningún equipo. En preparación, la edición solo la ven el jurado, quien tiene una función en ella y la administración.
opening-undo = Devolverla a la preparación
opening-found-no-topics = No hay ningún tema, y sin tema no se puede entregar ninguna obra.
opening-found-submission-over = La entrega ya ha terminado: nadie podría entregar.
opening-found-registration-over = La inscripción ya ha terminado: nadie podría fundar un equipo.
opening-found-gap = La inscripción termina antes de que se pueda entregar nada.
opening-found-untranslated = Falta en { $languages }: { $part }.
opening-found-final = El calendario tiene una final y la convocatoria no tiene ronda final. Añade la ronda o quita la final del calendario.
opening-found-same-name = { $part }: dos se llaman «{ $name }».
opening-found-weights = { $round }: los pesos de los criterios suman { $sum }. Cuentan ajustados al 100 %.
opening-found-proposed = Tal como se propuso, aún sin revisar: { $part }. Queda confirmado al guardar la página, con cambios o sin ellos.
opening-found-few-datasets = Conjuntos de datos que debe indicar cada obra: { $wanted }. Públicos en el catálogo: { $there }.
opening-found-no-awards = No hay ningún premio que ganar.
opening-found-awards = Premios: { $count }. Obras que llegan a la elección final: { $shortlist }. No hay una para cada premio.
opening-found-no-jurors = Todavía no hay nadie en el jurado.
opening-found-few-jurors = Jurados: { $jurors }. Cada obra necesita { $wanted }.
opening-found-unread = Nadie del jurado lee { $languages }.
opening-found-one-organiser = Organiza una sola persona. Si no está, nadie puede mover un plazo.
refused-not-ready = La edición no se ha abierto: antes hay que arreglar algunas cosas. Están en esta página, cada una con el camino para arreglarla.
refused-edition-open = La edición está abierta. Antes de eliminarla, devuélvela a la preparación.
refused-teams-registered = { $teams ->
        [one] Se ha inscrito un equipo, y por eso la edición sigue abierta.
       *[other] Se han inscrito { $teams } equipos, y por eso la edición sigue abierta.
    }
done-edition-made = La edición está hecha y en preparación. Puedes dejarlo cuando quieras y continuar desde tu espacio.
done-edition-opened = La edición está abierta: todo el mundo la ve.
done-edition-deleted = Se ha eliminado la edición.
done-edition-taken-back = La edición vuelve a estar en preparación.

## Cities

cities-title = Ciudades
cities-lead = Lo que este servicio sabe de cada ciudad. Una ciudad es un archivo en TOML o JSON. Esta página solo la ve la administración.
cities-import = Incorporar una ciudad desde un archivo
cities-schema = JSON Schema para editores
cities-areas = Áreas
cities-kind = { $kind }: { $count }
cities-kind-outlined = { $kind }: { $count }, con contornos
cities-colors = Colores y su contraste
cities-color-page = Páginas
cities-color-chart = Gráficos
cities-contrast = { $ratio } a 1
cities-missing = Qué falta
cities-missing-name = Nombre: { $languages }
cities-missing-attribution = Atribución: { $languages }
cities-missing-areas = Áreas: no se puede unir ninguna tabla ni dibujar ningún mapa
cities-missing-outlines = Contornos, sin los que no se puede dibujar ningún mapa: { $kinds }
cities-missing-languages = Páginas en sus propias lenguas: { $languages }
cities-files = Archivos
city-credit = { $source } ({ $value })
city-import-lead = Una ciudad es un solo archivo en TOML o JSON: nombres, zona, colores, áreas y sus códigos. Primero ves qué cambiaría; no cambia nada hasta que lo confirmas.
city-import-hint = Pégalo aquí; como máximo { $bytes }. «certamen city export» escribe uno para empezar.
city-import-outlines = Los contornos de las áreas llegan con «certamen city import», o como conjunto de datos en GeoJSON que se publica.
city-plan-same = La ciudad { $city } ya es como dice el archivo; no hay nada que cambiar.
city-plan-new = La ciudad { $city } será nueva.
city-plan-changed = La ciudad { $city } cambiará como se indica abajo.
city-plan-against = Esto no se puede hacer:
city-plan-taken = { $what }: las usa el conjunto de datos «{ $title }».
city-plan-outlines = Aún no se puede dibujar ningún mapa de estas áreas, porque no se conocen sus contornos: { $kinds }
city-plan-apply = Cambiar la ciudad
done-city = La ciudad es como dice el archivo.
texts-missing-own = Falta en una lengua de la ciudad: { $languages }
desk-cities = Qué se sabe de las ciudades y qué falta

## Host organisations

organisation-title = Entidad organizadora
organisation-contact = Contacto
organisation-website = Web
organisation-none = Todavía no tiene ninguna edición.
organisation-administrators = Administradores
organisation-administrators-lead = Hacen ediciones de esta entidad organizadora y eligen quién las organiza. Esta parte solo la ven los administradores del servicio.
organisation-nobody = Todavía no la administra nadie.
organisation-appoint = Añadir un administrador
organisation-appoint-hint = La dirección de una cuenta.
done-administrator = Esta cuenta ya administra la entidad organizadora.
done-administrator-removed = Esta cuenta ya no administra la entidad organizadora. Lo que organiza sigue siendo suyo.
problem-no-account = Ninguna cuenta tiene esta dirección.
edition-obstacle-organisation = Este servicio no tiene ninguna entidad organizadora «{ $code }».
## Previews, and acting on behalf of somebody

call-preview-title = Vista previa
call-preview-lead = Mira las páginas de esta convocatoria como las verán los demás, en cualquier fecha. No se guarda nada, y no ves nada que no puedas ver ya.
call-preview-who = Quién mira
call-preview-visitor = Un visitante
call-preview-member = Un miembro de un equipo
call-preview-juror = Un miembro del jurado
call-preview-when = Cuándo
call-preview-now = Ahora
call-preview-first-minute = { $phase }, primer minuto: { $moment }
call-preview-last-minute = { $phase }, último minuto: { $moment }
call-preview-moment = Otra fecha y hora
call-preview-moment-hint = En { $zone }. Si lo rellenas, cuenta en lugar de la opción de arriba.
call-preview-start = Empezar la vista previa
call-preview-what = Un miembro tiene un borrador inventado y vacío; cada equipo es el único que ve el suyo. Un miembro del jurado tiene las primeras obras de la ronda, con fichas vacías. Lo que no se ha publicado no se muestra, sea cual sea la fecha.
call-preview-ends = Termina cuando sales, al cabo de una hora o con la sesión. Las demás pestañas de este navegador también muestran la vista previa.
call-preview-as-visitor = como visitante
call-preview-as-member = como miembro de un equipo
call-preview-as-juror = como miembro del jurado
call-preview-banner = Vista previa { $who }: { $moment }. No se guarda nada.
call-preview-pages = Páginas de la vista previa
call-preview-change = Otra fecha o persona
call-preview-leave = Salir de la vista previa
done-preview-left = Has salido de la vista previa.
refused-preview = Esto es una vista previa: aquí no se guarda nada y solo se muestran las páginas de su convocatoria. No se ha cambiado nada. Sal de la vista previa para continuar con tu cuenta; lo que has escrito en otra pestaña seguirá ahí cuando vuelvas.
refused-other-eyes = La vista previa, o actuar en nombre de otra persona, ha terminado, y este formulario podría ser de aquellas páginas. No se ha guardado nada. Copia lo que has escrito, abre la página de nuevo y envíalo desde ahí.
acting-title = Actuar en nombre de { $name }
acting-lead = Verás lo que ve { $name }: su espacio, su equipo y borrador, sus fichas. No puedes cambiar nada, y las páginas de la organización quedan cerradas. Termina cuando quieras, al cabo de media hora o con la sesión.
acting-told = { $name } recibe enseguida un correo que dice quién actúa en su nombre, cuándo y por qué. También queda en el registro.
acting-reason = Motivo
acting-reason-hint = Una línea, como máximo { $most } caracteres. { $name } la lee.
acting-start = Empezar
acting-label = En nombre de otra persona
acting-banner = { $administrator }, ves lo que ve { $name }, hasta las { $time }. No puedes cambiar nada.
acting-end = Volver a ser tú
done-acting-ended = Vuelves a ser tú.
refused-on-behalf = Ves esto en nombre de otra persona. Ella puede hacerlo; tú no. No se ha cambiado nada.
refused-runs-service = Esta persona administra el servicio: nadie actúa en su nombre.
mail-acting-subject = Alguien mira tus páginas para ayudarte
mail-acting-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, ve tus páginas como tú las ves, desde este momento ({ $moment }) y durante media hora como máximo. Así no se puede cambiar nada. El motivo:

    { $reason }

    Si no has pedido ayuda, responde a este correo.

## The list of entries

entry-list-title = Todas las obras
entry-list-lead = Lo que buscas queda en la dirección de la página: guárdala o envíala a quien organiza contigo.
entry-list-states = Obras según su estado
entry-list-drafts = Borradores
entry-list-withdrawn = Retiradas
entry-list-excluded = Excluidas del concurso
entry-list-search-hint = Título, equipo o número.
entry-list-any-jury = Da igual
entry-list-lack-sheets = Con fichas sin terminar
entry-list-lack-jurors = Con muy pocos jurados
entry-list-order = Orden
entry-list-by-number = Por número
entry-list-by-change = Último cambio primero
entry-list-by-title = Por título
entry-list-csv = Estas obras en CSV
entry-list-empty = Todavía no hay ninguna obra. Cada equipo tiene una desde que participa.
entry-list-call = La página donde participan los equipos
## Help with accounts

desk-people = Las personas y sus cuentas
people-title = Las personas y sus cuentas
people-lead = Encuentra a quien pide ayuda por una parte del nombre o de la dirección de correo.
people-disk = Libre en el disco del servidor: { $free }. Por debajo de { $floor } no se aceptan archivos; los textos y las notas se siguen guardando.
people-search = Nombre o dirección de correo
people-find = Buscar
people-none = No se ha encontrado a nadie. Prueba con una parte del nombre o de la dirección.
people-from-start = Desde el principio
people-at-a-time = Por nombre, de { $most } en { $most }.
people-proven = confirmada
people-unproven = aún sin confirmar
people-signed-in = Última entrada
people-never = nunca
people-roles = Funciones
people-runs-service = administra el servicio
people-organises = organiza
people-judges = está en el jurado
people-takes-part = participa
people-follows = prensa o quien observa
people-administers = administra una entidad organizadora
people-waiting = Cuentas que aún no se han creado
people-waiting-lead = Estas personas han pedido una cuenta y aún no han abierto el enlace del correo. La cuenta se crea cuando lo abren.
people-waiting-until = El enlace sirve hasta el
people-waiting-again = Volver a enviar el enlace
help-made = Cuenta creada
help-language = Idioma de los correos
help-has-password = elegida
help-without-password = ninguna: entra con enlaces por correo
help-roles = Qué hace aquí
help-no-roles = Nada todavía.
help-title = Ayuda
help-lead = Cada paso pide un motivo, que { $name } lee y que queda en el registro. Los enlaces solo van a la dirección de la cuenta; nadie ve ni pone la contraseña de otra persona.
help-link = Enviar un enlace para entrar
help-link-lead = Va a { $mail }, sirve una vez durante un día y confirma la dirección si aún no lo estaba.
help-password = Enviar un enlace para una contraseña nueva
help-password-lead = Va a { $mail } y sirve una vez durante un día. Las sesiones abiertas se cierran al elegir la contraseña.
help-sessions = Cerrar todas las sesiones
help-sessions-lead = { $name } tendrá que volver a entrar en todas partes. Lo que se guardó se conserva.
help-address-lead = La nueva dirección recibe un enlace. Cuando se abre allí, la cuenta tiene la nueva dirección, y terminan las sesiones y los enlaces de antes. La dirección antigua recibe aviso enseguida y puede anularlo.
help-address-administrator = { $name } administra el servicio: la dirección antigua también debe permitirlo.
help-address-new = Nueva dirección de correo
help-address-waits = { $mail } espera confirmación: lo ha pedido { $administrator }, { $moment }, hasta el { $until }.
help-address-confirmed = La nueva dirección ya se ha confirmado.
help-address-asks-old = La dirección antigua aún no lo ha permitido.
help-withdraw = Anularlo
help-join-offer = Unir las dos cuentas
help-log = Qué se ha hecho para ayudar
help-log-when = Cuándo
help-log-who = Quién
help-log-what = Qué
help-log-detail = Motivo
help-log-link = Enlace para entrar enviado
help-log-password = Enlace para una contraseña nueva enviado
help-log-sessions = Todas las sesiones cerradas
help-log-address = Otra dirección pedida
help-log-address-withdrawn = Otra dirección anulada
help-log-address-declined = Otra dirección rechazada por quien recibe el correo
help-log-address-changed = Dirección cambiada
help-log-acting-begun = Ha empezado a actuar en su nombre
help-log-acting-ended = Ha dejado de actuar en su nombre
problem-another-account = Otra cuenta tiene esta dirección. Si las dos son de la misma persona, únelas.
problem-same-address = La cuenta ya tiene esta dirección.
done-help-link = El enlace se está enviando.
done-help-sessions = Se han cerrado todas las sesiones.
done-help-address = El enlace se está enviando a la nueva dirección, y la antigua recibe aviso.
done-help-withdrawn = Se ha anulado.
done-address-changed = Tu cuenta tiene la nueva dirección. Ya has entrado.
done-address-allowed = Tu cuenta tiene la nueva dirección. Entra con ella.
done-address-said = Lo has confirmado. Contará cuando la otra dirección también lo confirme.
done-address-declined = Se ha anulado. No ha cambiado nada.
address-title = Otra dirección para una cuenta
address-new-lead = La cuenta de { $name } debe tener la dirección { $mail } en lugar de { $old }.
address-reason = El motivo: { $reason }
address-new-sure = Confírmalo solo si eres { $name }: quien tiene la dirección tiene la cuenta. Las sesiones y los enlaces abiertos terminan entonces.
address-confirm = Es mi cuenta
address-old-lead = Tu cuenta, { $name }, debe tener la dirección { $mail } en lugar de { $old }.
address-old-sure = Contará cuando se abra el enlace en la nueva dirección. Si no lo has pedido, anúlalo aquí.
address-old-both = Administras el servicio: solo contará si lo permites aquí y se abre el enlace en la nueva dirección. Si no lo has pedido, anúlalo.
address-allow = Permitirlo
address-said = Esta dirección ya lo ha confirmado. Espera a la otra.
mail-help-link-subject = Un enlace para entrar, como has pedido
mail-help-link-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, te envía un enlace para entrar. El motivo: { $reason }
    { $link }

    El enlace sirve una vez, durante un día. Si no has pedido ayuda, no hagas nada.
mail-help-password-subject = Un enlace para una contraseña nueva, como has pedido
mail-help-password-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, te envía un enlace para elegir una contraseña nueva. El motivo: { $reason }
    { $link }

    El enlace sirve una vez, durante un día. Se cerrarán todas las sesiones abiertas. Si no has pedido ayuda, no hagas nada.
mail-help-sessions-subject = Se han cerrado tus sesiones
mail-help-sessions-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, ha cerrado todas las sesiones de tu cuenta. El motivo: { $reason }

    Vuelve a entrar para continuar. Lo que se guardó sigue ahí.
mail-address-old-subject = Tu cuenta debe tener otra dirección
mail-address-old-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, pide que tu cuenta tenga la dirección { $mail } en lugar de esta. El motivo: { $reason }

    Mira de qué se trata, y anúlalo si no lo has pedido:
    { $link }

    El enlace sirve durante dos días.
mail-address-new-subject = Confirma la nueva dirección de tu cuenta
mail-address-new-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, pide que tu cuenta tenga esta dirección en lugar de { $old }. El motivo: { $reason }

    Abre este enlace para confirmarlo:
    { $link }

    El enlace sirve durante dos días. Si aquí no tienes ninguna cuenta, ábrelo y anúlalo, o no hagas nada.
mail-address-changed-subject = Tu cuenta tiene otra dirección
mail-address-changed-body =
    Hola, { $name }:

    Tu cuenta tiene ahora la dirección { $mail }. A partir de ahora entra con ella. Han terminado todas las sesiones y los enlaces de antes.
help-log-joining = Unión con otra cuenta pedida
help-log-joining-withdrawn = Unión anulada
help-log-joining-declined = Unión rechazada por quien recibe el correo
help-log-joined = Unida con otra cuenta
help-joined = Esta cuenta se unió con otra, que tiene todo lo que tenía.
help-joined-open = Abrir la cuenta que se conserva
joining-title = Unir dos cuentas de una persona
joining-step = Unirla con otra cuenta
joining-lead = Se conserva la cuenta de { $name }. Todo lo de la otra pasa a ella cuando las dos direcciones lo han confirmado por correo. Después la otra dirección queda libre: a partir de entonces se entra con { $mail }.
joining-other = Dirección de la otra cuenta
joining-look = Mostrar qué pasaría
joining-plan = Qué pasaría
joining-kept = Se conserva
joining-gone = Pasa a ella y se cierra
joining-teams = Equipos, también los de antes
joining-juries = Jurados
joining-sheets = Fichas
joining-roles = Funciones
joining-sessions = Sesiones que terminan
joining-plans = Planes abiertos que se descartan
joining-history = Lo que se hizo queda como se escribió, con el nombre de la cuenta que se conserva.
joining-hinders = Qué lo impide
joining-obstacle-service = La otra cuenta administra el servicio y esta no. Empieza por la otra.
joining-obstacle-judges = { $call }: una participa o participó, la otra está en el jurado.
joining-obstacle-organises = { $call }: una la organiza o la organizó, la otra participa o está en el jurado.
joining-obstacle-follows = { $call }: una la sigue como prensa o la observa, la otra participa o está en el jurado.
joining-obstacle-roles = { $edition }: las funciones de las dos se excluyen.
joining-obstacle-teams = { $call }: cada una está en un equipo distinto.
joining-obstacle-sheets = { $call }: las dos tienen una ficha de la misma obra.
joining-obstacle-pairs = { $call }: las dos han elegido entre las mismas dos finalistas.
joining-ask = Preguntar a las dos direcciones
joining-waits = { $other } debe unirse con { $kept }: lo ha pedido { $administrator }, { $moment }, hasta el { $until }.
joining-waits-for = Aún no lo ha confirmado: { $mail }
joining-link-lead = La cuenta con la dirección { $other } debe unirse con la de { $name }, { $kept }. Todo pasa a ella, y { $other } deja de ser la dirección de una cuenta.
joining-link-sure = Confírmalo solo si las dos cuentas son tuyas. Nada cambia antes de que las dos direcciones lo hayan confirmado.
joining-confirm = Las dos son mías
refused-joining = Ahora mismo estas cuentas no se pueden unir. No ha cambiado nada.
done-joining-asked = Las dos direcciones reciben un enlace.
done-accounts-joined = Las dos cuentas ahora son una. Entra con la dirección que se conserva.
mail-joining-subject = ¿Son tuyas estas dos cuentas?
mail-joining-body =
    Hola, { $name }:

    { $administrator }, que administra este servicio, pide que la cuenta con la dirección { $other } se una con la de { $kept }, porque las dos son tuyas. El motivo: { $reason }

    Abre este enlace para confirmarlo o para anularlo:
    { $link }

    El enlace sirve durante dos días. Nada cambia antes de que las dos direcciones lo hayan confirmado.
mail-joined-subject = Tus dos cuentas ahora son una
mail-joined-body =
    Hola, { $name }:

    La cuenta con la dirección { $other } se ha unido con la tuya. A partir de ahora entra con { $kept }; la otra dirección ya no tiene ninguna cuenta.
