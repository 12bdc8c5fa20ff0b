export const problems = {
  'account-or-unit': 'Bitte entweder ein Benutzerkonto oder eine Organisationseinheit angeben, nicht beides.',
  'address-too-long': 'Die Anfrage ist zu lang; bitte weniger Filter setzen.',
  'ages-in-wrong-order': 'Das Höchstalter liegt unter dem Mindestalter; bitte beide prüfen.',
  'already-awarded': 'Diese Zuwendung ist schon erfasst; bitte einen Änderungsbescheid erfassen.',
  'already-case-worker': 'Diese Fachkraft ist schon für den Fall zuständig; es ist nichts zu tun.',
  'already-claimed':
    'Diese Einheit ist schon einer Zuwendung zugerechnet; bitte zuerst die Zurechnung aufheben.',
  'already-closed':
    'Dieser Fall ist schon abgeschlossen; bitte den Eintrag berichtigen, falls er nicht stimmt.',
  'already-computed': 'Dieser Verwendungsnachweis ist schon berechnet; bitte einen neuen berechnen.',
  'already-decided':
    'Die Behörde hat schon entschieden; bitte den Eintrag berichtigen, falls er nicht stimmt.',
  'already-defined': 'Dieses Programm gibt es schon; bitte das bestehende ändern.',
  'already-drafted': 'Diese Rechtsänderung ist schon entworfen; bitte den Entwurf ändern.',
  'already-has-place': 'Die Person hat schon einen Kursplatz; es ist nichts zu tun.',
  'already-has-seat':
    'Die Person hat schon einen Platz bei einem Termin; bitte zuerst abmelden, falls ein anderer gewünscht ist.',
  'already-offered': 'Der Fall ist dieser Fachkraft schon angeboten; bitte die Antwort abwarten.',
  'already-planned': 'Diese Veranstaltung ist schon geplant; bitte einen weiteren Termin anlegen.',
  'already-published': 'Dieses Angebot steht schon im Verzeichnis; bitte das bestehende ändern.',
  'already-registered': 'Dies ist schon aufgenommen; bitte den bestehenden Eintrag ändern.',
  'already-suspended': 'Die Frist ist schon gehemmt; bitte zuerst das Ende der Hemmung erfassen.',
  'already-waiting': 'Die Person steht schon auf der Warteliste und rückt der Reihe nach auf.',
  'answered-late': 'Die Antwort kam nach Ablauf der Antwortfrist; der Platz wurde trotzdem vergeben.',
  'appointment-in-past':
    'Der Termin liegt in der Vergangenheit; bitte ein Gespräch festhalten, falls es stattgefunden hat.',
  'attendance-already-reported':
    'Für diesen Tag ist schon etwas anderes gemeldet; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'attended-later': 'Für einen späteren Tag ist Anwesenheit gemeldet; bitte den letzten Tag prüfen.',
  'before-appointment': 'Der Termin war an diesem Tag noch nicht; bitte ihn stattdessen absagen.',
  'before-benefits': 'Der Leistungsbezug begann später; bitte den Monat prüfen.',
  'before-closing': 'Dieser Tag liegt vor dem Abschluss des Falls; bitte das Datum prüfen.',
  'before-consent': 'Dieser Tag liegt vor der Einwilligung; bitte das Datum prüfen.',
  'before-enrolment': 'Dieser Tag liegt vor der Aufnahme ins Programm; bitte das Datum prüfen.',
  'before-filing': 'Dieser Tag liegt vor dem Antrag auf Anerkennung; bitte das Datum prüfen.',
  'before-match': 'Dieser Tag liegt vor dem Stellenvorschlag; bitte das Datum prüfen.',
  'before-merge': 'Nur Einträge seit der Zusammenführung lassen sich verschieben; bitte die Auswahl prüfen.',
  'before-obstacle': 'Dieser Tag liegt vor der Feststellung des Hemmnisses; bitte das Datum prüfen.',
  'before-offer': 'Dieser Tag liegt vor dem Angebot; bitte das Datum prüfen.',
  'before-plan': 'Dieser Tag liegt vor der Vereinbarung des Plans; bitte das Datum prüfen.',
  'before-publication': 'Dieser Tag liegt vor der Veröffentlichung der Stelle; bitte das Datum prüfen.',
  'before-task': 'Dieser Tag liegt vor der Vergabe der Aufgabe; bitte das Datum prüfen.',
  'benefit-already-recorded':
    'Die Leistung dieses Monats ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'born-after-registration': 'Das Geburtsdatum liegt nach dem Tag des Eintrags; bitte beide Daten prüfen.',
  busy: 'Gerade wird hier viel erfasst; bitte gleich noch einmal absenden.',
  cells: 'Einige Zellen der Datei sind falsch ausgefüllt; bitte die genannten Zellen berichtigen.',
  'commitment-closed':
    'Diese Mittelbindung ist abgeschlossen; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'cost-required': 'Diese Position zahlt die tatsächlichen Kosten; bitte Betrag und Beleg angeben.',
  'course-already-started':
    'Der Kursbeginn ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'course-cancelled': 'Der Kurs ist abgesagt; bitte einen anderen Kurs wählen oder anbieten.',
  'course-ended': 'Der Kurs war an diesem Tag schon zu Ende; bitte das Datum prüfen.',
  'course-left':
    'Die Person hat den Kurs schon verlassen; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'course-not-joined': 'Die Person ist in diesem Kurs nicht angemeldet; bitte zuerst die Anmeldung erfassen.',
  'course-not-started': 'Der Beginn ist noch nicht erfasst; bitte zuerst den Beginn erfassen.',
  'decided-elsewhere':
    'Dies folgt aus einer Entscheidung an anderer Stelle, etwa im Programm; bitte dort ändern.',
  'decided-too-early':
    'Ein Verfahrensschritt liegt nach diesem Tag; bitte das Datum der Entscheidung prüfen.',
  'deputies-overlap': 'Für diese Zeit ist schon eine Vertretung benannt; beide gelten nebeneinander.',
  'documents-already-complete':
    'Die Unterlagen gelten schon als vollständig; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'draw-down-answered':
    'Über diesen Mittelabruf ist schon entschieden; bitte zuerst jene Entscheidung zurücknehmen.',
  'due-in-past': 'Die Frist liegt in der Vergangenheit; bitte einen späteren Tag wählen.',
  'due-late': 'Eine der Zahlungen wird erst nach der zulässigen Frist fällig; bitte die Fälligkeiten prüfen.',
  'end-before-start': 'Das Ende liegt vor dem Beginn; bitte beide Daten prüfen.',
  'entry-retracted': 'Dieser Eintrag ist zurückgenommen; bitte ihn neu erfassen.',
  erased:
    'Die personenbezogenen Daten sind gelöscht; hier lässt sich nichts mehr ändern oder zusammenführen.',
  'event-date-cancelled': 'Dieser Termin ist abgesagt; bitte einen anderen wählen.',
  'event-date-passed': 'Dieser Termin ist vorbei; bitte einen anderen wählen oder anlegen.',
  'exam-already-recorded':
    'Diese Prüfung ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'exclusion-without-criteria':
    'Eine Ausnahme ohne Merkmale nimmt alle aus; bitte angeben, für wen sie gilt.',
  'expectation-failed': 'Die Anfrage konnte so nicht gelesen werden; bitte die Seite neu laden.',
  'extended-twice':
    'Die Frist wurde öfter verlängert, als das Gesetz vorsieht; bitte bei der Behörde nachfragen.',
  'fewer-places-than-filled': 'Es sind mehr Plätze besetzt als angegeben; niemand verliert einen Platz.',
  'fewer-seats-than-taken': 'Es sind mehr Plätze vergeben als angegeben; niemand verliert einen Platz.',
  'figures-moved': 'Seit der Berechnung kamen Einträge hinzu; bitte den Verwendungsnachweis neu berechnen.',
  'final-entry':
    'Dieser Eintrag hält fest, was jemand getan hat, und kann nicht berichtigt oder zurückgenommen werden. Halten Sie stattdessen fest, was jetzt gilt.',
  'final-is-whole': 'Ein Schlussnachweis umfasst den ganzen Zeitraum; bitte beide Tage weglassen.',
  forbidden: 'Dazu fehlt die Berechtigung; bitte an die Teamleitung oder Administration wenden.',
  'foreign-position': 'Der gemerkte Stand gehört zu einem anderen System; bitte die Seite neu laden.',
  'four-eyes': 'Hier gilt das Vier-Augen-Prinzip; bitte eine zweite Person darum bitten.',
  'headers-too-large': 'Die Anfrage ist zu groß; bitte weniger Filter setzen und neu anmelden.',
  'held-elsewhere':
    'Für diesen Verlauf bestehen noch Plätze oder Zusagen; bitte diese zuerst freigeben oder umgekehrt zusammenführen.',
  'idempotency-key-reused':
    'Diese Eingabe wurde schon mit anderem Inhalt gesendet; bitte das Formular neu öffnen.',
  'in-the-future': 'Der Tag liegt in der Zukunft; bitte erst erfassen, wenn es geschehen ist.',
  internal: 'Bei uns ist ein Fehler aufgetreten; bitte die Vorgangskennung an die Administration melden.',
  'internship-already-started':
    'Der Praktikumsbeginn ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'internship-cancelled': 'Das Praktikum ist abgesagt; bitte ein neues vereinbaren.',
  'internship-ended': 'Das Praktikum ist beendet; bitte ein neues vereinbaren.',
  'internship-not-started': 'Der Praktikumsbeginn ist noch nicht erfasst; bitte ihn zuerst erfassen.',
  invalid: 'Einige Angaben fehlen oder sind ungültig; bitte die markierten Felder prüfen.',
  'invalid-cursor': 'Diese Seite der Liste gibt es nicht mehr; bitte die Liste neu laden.',
  'invalid-position': 'Der gewünschte Stand ist ungültig; bitte die Seite neu laden.',
  'is-eligible': 'Alle Voraussetzungen sind erfüllt; eine Ausnahme ist nicht nötig.',
  'issuer-unavailable': 'Die Anmeldung ist gerade nicht erreichbar; bitte gleich noch einmal versuchen.',
  'legal-hold': 'Es besteht eine Löschsperre; bitte sie zuerst aufheben, falls der Grund entfallen ist.',
  'line-unclear': 'Es ist unklar, was eine Position zahlt; bitte Einheit und Betrag angeben.',
  'list-refused':
    'In der Liste sind Zeilen falsch, nichts wurde erfasst; bitte die genannten Zeilen berichtigen.',
  malformed: 'Die Eingabe konnte nicht gelesen werden; bitte Datei oder Formular prüfen.',
  'match-ended': 'Dieser Stellenvorschlag ist abgeschlossen; bitte die Stelle neu vorschlagen.',
  'measure-not-started': 'Der Beginn der Ausgleichsmaßnahme ist nicht erfasst; bitte ihn zuerst erfassen.',
  'mediator-not-requested':
    'Für diesen Termin ist keine Sprachmittlung angefragt; bitte sie zuerst anfragen.',
  'mentor-retired': 'Diese Patin oder dieser Pate hat aufgehört; bitte eine andere Patenschaft vermitteln.',
  merged: 'Dieser Verlauf ist mit einem anderen zusammengeführt; bitte dort weiterarbeiten.',
  'method-not-allowed': 'Das ist an dieser Stelle nicht möglich; bitte die Seite neu laden.',
  'more-than-demanded': 'Der Betrag ist höher als die offene Erstattung; bitte die Summe prüfen.',
  'more-than-drawn-down': 'Der Betrag ist höher als die eingegangenen Mittel; bitte die Summe prüfen.',
  'more-than-requested': 'Der Betrag ist höher als angefordert; bitte die Summe prüfen.',
  'more-than-taught': 'Es sind mehr Einheiten besucht als unterrichtet; bitte beide Zahlen prüfen.',
  'municipality-not-in-grant':
    'Die Zuwendung gilt an diesem Tag nicht für diese Kommune; bitte Kommune und Bescheid prüfen.',
  'named-twice':
    'Ein Name kommt doppelt vor; bitte jedem Baustein, jeder Position und jeder Kommune einen eigenen geben.',
  'no-commitment': 'Bitte angeben, welche Mittelbindung mit der Zahlung abgeschlossen wird.',
  'no-consent': 'Für diesen Zweck liegt keine Einwilligung vor; es ist nichts zu widerrufen.',
  'no-course-day': 'An diesem Tag findet der Kurs nicht statt; bitte das Datum prüfen.',
  'no-course-place':
    'Die Person hat an diesem Tag keinen Kursplatz; bitte einen anfragen oder die Zeile streichen.',
  'no-deadline':
    'Dieses Platzangebot hat keine Antwortfrist; bitte eine Antwort einholen oder eine Frist festlegen.',
  'no-legal-hold': 'Diese Löschsperre gibt es nicht oder nicht mehr; bitte die Seite neu laden.',
  'no-place-filled': 'Die Person hat auf dieser Stelle keinen Platz; bitte die Auswahl prüfen.',
  'no-plan': 'Es ist noch kein Integrationsplan vereinbart; bitte zuerst einen vereinbaren.',
  'no-seat-at-event':
    'Die Person hatte für diesen Termin keinen Platz; die Teilnahme wurde trotzdem erfasst.',
  'no-seat-offered': 'Dieser Person ist kein Platz angeboten; bitte zuerst einen anfragen.',
  'no-seat-then': 'An diesem Tag war kein Platz frei; bitte ab dem Tag anfragen, an dem er frei wurde.',
  'no-such-break-glass': 'Diesen Notzugriff gibt es nicht; bitte die Seite neu laden.',
  'no-such-hand-over': 'Diese Fallübergabe ist nicht mehr offen; bitte die Seite neu laden.',
  'no-such-obstacle': 'Dieses Hemmnis ist nicht mehr offen; bitte die Seite neu laden.',
  'no-such-sharing': 'Diese Freigabe besteht nicht mehr; bitte die Seite neu laden.',
  'no-such-task': 'Diese Aufgabe ist nicht mehr offen; bitte die Seite neu laden.',
  'not-a-mentee': 'Zwischen diesen beiden besteht keine Patenschaft; bitte die Auswahl prüfen.',
  'not-an-extension': 'Das Praktikum geht schon bis zu diesem Tag; bitte einen späteren angeben.',
  'not-anchored': 'Für diesen Eintrag gibt es noch keinen Nachweis; bitte später noch einmal versuchen.',
  'not-applied': 'Diese Rechtsänderung ist nicht angewendet; es gibt nichts zurückzunehmen.',
  'not-claimed': 'Diese Einheit ist keiner Zuwendung zugerechnet; bitte die Zurechnungen prüfen.',
  'not-closed': 'Dieser Fall ist nicht abgeschlossen; es ist nichts wieder aufzunehmen.',
  'not-computed': 'Es ist noch nichts berechnet; bitte zuerst den Verwendungsnachweis berechnen.',
  'not-contested': 'Dieser Eintrag ist nicht bestritten; es ist nichts aufzuheben.',
  'not-decided': 'Für diesen Tag ist keine Entscheidung erfasst; bitte sie zuerst erfassen.',
  'not-drafted': 'Es gibt keinen Entwurf; bitte zuerst einen anlegen.',
  'not-eligible':
    'Nicht alle Zugangsvoraussetzungen sind erfüllt; bitte eine Ausnahme mit Begründung prüfen.',
  'not-enrolled': 'Die Person war an diesem Tag nicht in diesem Programm; bitte Tag und Programm prüfen.',
  'not-found':
    'Das gibt es hier nicht, oder es liegt außerhalb der eigenen Zuständigkeit; bitte über die Suche gehen.',
  'not-frozen':
    'Der Verwendungsnachweis ist noch nicht festgeschrieben; bitte eine zweite Person darum bitten.',
  'not-in-household': 'Die Person gehört nicht zu diesem Haushalt; bitte die Auswahl prüfen.',
  'not-merged': 'Dieser Verlauf ist mit keinem anderen zusammengeführt; es ist nichts aufzuheben.',
  'not-previewed': 'Die Auswirkungen wurden vor der Anwendung nicht geprüft; bitte die Ergebnisse ansehen.',
  'not-ready': 'Der Dienst ist noch nicht bereit; bitte später noch einmal versuchen.',
  'not-registered':
    'Einige Personen haben keinen Platz bei diesem Termin; bitte sie als ohne Anmeldung gekommen erfassen.',
  'not-reproducible':
    'Eine erneute Berechnung ergibt etwas anderes; bitte den Verwendungsnachweis neu berechnen.',
  'not-restricted': 'Die Verarbeitung ist nicht eingeschränkt; es ist nichts aufzuheben.',
  'not-suspended': 'Die Frist war an diesem Tag nicht gehemmt; bitte das Datum prüfen.',
  'not-waiting':
    'Die Person steht nicht auf der Warteliste; ein angebotener Platz wird abgesagt, eine Teilnahme im Fall beendet.',
  'nothing-changes': 'Alter und neuer Rechtskreis sind gleich; bitte beide prüfen.',
  'nothing-missed': 'Es wurde nichts versäumt und daher nichts entschuldigt; bitte die Angaben prüfen.',
  'nothing-to-change': 'Es ist keine Änderung angegeben; bitte mindestens ein Feld ausfüllen.',
  'nothing-to-report': 'Bitte angeben, wie viele Einheiten besucht oder versäumt wurden.',
  'nothing-to-restate': 'An den Beträgen hat sich nichts geändert; eine Berichtigung ist nicht nötig.',
  'offer-not-open': 'Das Angebot ist an diesem Tag nicht geöffnet; bitte beim Anbieter nachfragen.',
  'offer-still-open': 'Die Antwortfrist läuft noch; bitte die Antwort abwarten.',
  'offer-withdrawn': 'Das Angebot ist zurückgezogen; bitte es neu aufnehmen oder ein anderes wählen.',
  'opening-expired': 'Die Bewerbungsfrist dieser Stelle ist abgelaufen; bitte beim Betrieb nachfragen.',
  'opening-full': 'Alle Plätze dieser Stelle sind besetzt; bitte beim Betrieb nachfragen.',
  'opening-withdrawn': 'Diese Stelle ist zurückgezogen; bitte eine andere suchen.',
  'opens-the-history': 'Mit diesem Eintrag begann alles; bitte ihn berichtigen statt zurücknehmen.',
  'other-kind-of-entry':
    'Dieser Eintrag ist von anderer Art; bitte ihn mit dem passenden Formular berichtigen.',
  'other-kind-of-line': 'Diese Position zahlt etwas anderes; bitte eine passende Position wählen.',
  'other-kind-of-unit':
    'Diese Position zahlt diese Art von Einheit nicht; bitte eine passende Position wählen.',
  'other-line': 'Die Mittelbindung gehört zu einer anderen Position; bitte von dort bezahlen.',
  'other-programme':
    'Die Einheit wurde in einem anderen Programm erbracht; bitte einen Baustein jenes Programms wählen.',
  'other-statement': 'Der Verwendungsnachweis wurde inzwischen geändert; bitte ihn noch einmal ansehen.',
  'others-build-on-it':
    'Spätere Einträge bauen darauf auf; bitte diese zuerst zurücknehmen oder den Eintrag berichtigen.',
  'others-have-decided': 'Aus diesem Eintrag folgten schon andere Entscheidungen; bitte diese prüfen.',
  'outside-month': 'Der Tag liegt nicht in diesem Monat; bitte beides prüfen oder den Tag weglassen.',
  'outside-period': 'Der Tag liegt außerhalb des Bewilligungszeitraums; bitte Datum und Bescheid prüfen.',
  'over-approved': 'So viel ist von der Bewilligung nicht mehr übrig; bitte den Betrag prüfen.',
  'over-budget': 'Der Ansatz der Position ist überschritten; bitte den Finanzierungsplan prüfen.',
  'over-course-units': 'Es sind mehr Einheiten besucht, als der Kurs hat; bitte die Zahlen prüfen.',
  'over-employer-measure-cap':
    'Die Maßnahme beim Betrieb überschreitet die gesetzliche Höchstdauer; bitte die Begründung prüfen.',
  'over-employer-measure-cap-hardship':
    'Die Maßnahme beim Betrieb überschreitet auch die Höchstdauer für Härtefälle; bitte das Ende prüfen.',
  'over-internship-cap':
    'Das Praktikum überschreitet die Höchstdauer des Programms; bitte die Begründung prüfen.',
  'over-legal-course-size':
    'Der Kurs hat mehr Plätze, als das Gesetz vorsieht; bitte die Zahl der Plätze prüfen.',
  'over-mentor-capacity':
    'Mehr Personen, als mit der Patin oder dem Paten vereinbart; bitte die Belastung klären.',
  'over-orientation-internship-cap':
    'Das Orientierungspraktikum überschreitet die gesetzliche Höchstdauer; bitte das Ende prüfen.',
  'over-posts': 'So viele Stellenanteile sind in diesem Monat nicht mehr frei; bitte den Anteil prüfen.',
  'own-break-glass':
    'Einen eigenen Notzugriff nimmt eine andere Person zur Kenntnis; bitte jemanden darum bitten.',
  'own-deputy': 'Niemand vertritt sich selbst; bitte eine andere Fachkraft benennen.',
  'paid-by-rate': 'Diese Position zahlt eine Pauschale; bitte die Ausgabe weglassen.',
  'past-in-the-making':
    'Die Zahlen zu diesem Tag werden noch zusammengestellt; bitte gleich noch einmal fragen.',
  'past-interrupted': 'Die Verbindung ist abgebrochen; bitte noch einmal fragen.',
  'period-missing': 'Bitte angeben, bis zu welchem Tag der Zwischennachweis reicht.',
  'period-not-over':
    'Der Zeitraum ist noch nicht zu Ende; bitte abwarten oder einen Zwischennachweis wählen.',
  'placement-ended': 'Die Vermittlung endete schon vor diesem Tag; bitte das Datum prüfen.',
  'plan-exists': 'Ein Integrationsplan besteht schon; bitte ihn fortschreiben.',
  'possible-duplicate': 'Es gibt schon eine ähnliche Person; bitte prüfen, ob es dieselbe ist.',
  'preview-behind': 'Die Vorschau kennt den Entwurf noch nicht; bitte gleich noch einmal absenden.',
  'programme-not-running':
    'Das Programm läuft an diesem Tag nicht; bitte Datum oder Programmzeitraum prüfen.',
  'programme-required': 'Die Person ist in mehreren Programmen; bitte angeben, für welches dies zählt.',
  'rate-given-twice': 'Für eine Einheit gibt es zwei Fördersätze; bitte nur einen angeben.',
  'read-log-unavailable':
    'Der Zugriff lässt sich gerade nicht protokollieren; bitte gleich noch einmal versuchen.',
  'read-only': 'Derzeit ist nur Lesen möglich; bitte später noch einmal absenden.',
  'reason-required': 'Das ist nur mit Begründung möglich; bitte angeben, warum.',
  'receipt-already-confirmed':
    'Die Eingangsbestätigung ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'receipt-already-recorded':
    'Ein Beleg mit dieser Nummer ist schon erfasst; bitte prüfen, ob es derselbe ist.',
  'referral-answered':
    'Das Ergebnis dieser Verweisung ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'regime-already-running':
    'Für diesen Tag ist der Leistungsbezug schon erfasst; bitte ihn zuerst beenden oder berichtigen.',
  'regime-ended':
    'Das Ende des Leistungsbezugs ist schon erfasst; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'reported-twice': 'Eine Person steht auf beiden Listen; bitte anwesend oder nicht anwesend wählen.',
  restricted: 'Die Verarbeitung der Daten ist eingeschränkt; bitte zuerst die Einschränkung aufheben.',
  'retained-longer': 'Der Verbleib ist für einen späteren Tag bestätigt; bitte das Datum prüfen.',
  'retention-runs': 'Die Daten müssen noch aufbewahrt werden; bitte so lange die Verarbeitung einschränken.',
  'rule-changed-that-day':
    'Zu diesem Tag ist schon eine Änderung beschlossen; bitte jene zuerst zurücknehmen.',
  'rule-says-so': 'Die Regel lautet an diesem Tag schon so; bitte Tag und Wert prüfen.',
  'same-journey': 'Ein Verlauf lässt sich nicht mit sich selbst zusammenführen; bitte den anderen wählen.',
  'says-nothing-new': 'Mit diesen Angaben sagt der Eintrag nichts Neues; bitte ihn stattdessen zurücknehmen.',
  'session-not-open': 'Dieser Termin ist nicht mehr offen; bitte die Seite neu laden.',
  'statement-too-large':
    'Der Verwendungsnachweis ist zu groß; bitte Zwischennachweise über kürzere Zeiträume wählen.',
  'still-active': 'Die Patenschaftstätigkeit ist noch nicht beendet; bitte zuerst das Aufhören erfassen.',
  'still-enrolled':
    'Die Person ist noch in einem Programm oder wartet darauf; bitte dies zuerst beenden oder die Anfrage zurücknehmen.',
  stopped: 'Das Einlesen wurde abgebrochen; bitte die Datei unter demselben Namen noch einmal senden.',
  'store-unavailable': 'Die Datenbank ist gerade nicht erreichbar; bitte gleich noch einmal absenden.',
  'sum-differs': 'Die Zahlungen ergeben nicht den angeforderten Betrag; bitte die Summe prüfen.',
  timeout: 'Die Anfrage kam nicht rechtzeitig an; bitte noch einmal absenden.',
  'title-over':
    'Dieser Aufenthaltstitel gilt schon als beendet; bitte jenen Eintrag berichtigen, falls er nicht stimmt.',
  'too-early': 'Dafür ist es noch zu früh; bitte später bestätigen.',
  'too-large': 'Die Eingabe ist zu groß; bitte den Text kürzen oder die Datei teilen.',
  'too-long':
    'So lange lässt sich ein Fall nicht öffnen; bitte eine kürzere Zeit wählen oder den Fall übergeben lassen.',
  'too-many-listeners': 'Zu viele Seiten sind gleichzeitig geöffnet. Schließen Sie einige davon.',
  'too-many-pasts': 'Zu viele Rückblicke zur gleichen Zeit; bitte gleich noch einmal fragen.',
  'too-many-people': 'Es wären zu viele Personen betroffen; bitte den Personenkreis eingrenzen.',
  'too-many-requests': 'Das waren zu viele Anfragen auf einmal; bitte kurz warten.',
  unauthenticated: 'Die Anmeldung fehlt oder ist abgelaufen; bitte neu anmelden.',
  'units-required': 'Für diesen Kurs ist keine Zahl der Einheiten festgelegt; bitte sie angeben.',
  'unknown-commitment': 'Diese Mittelbindung gibt es nicht; bitte sie zuerst erfassen.',
  'unknown-contact-person': 'Diese Ansprechperson gibt es nicht; bitte sie zuerst benennen.',
  'unknown-deputyship': 'Diese Vertretung gibt es nicht; bitte sie zuerst vereinbaren.',
  'unknown-draw-down': 'Diesen Mittelabruf gibt es nicht; bitte ihn zuerst vorbereiten.',
  'unknown-entry': 'Diesen Eintrag gibt es hier nicht; bitte ihn im Verlauf auswählen.',
  'unknown-event-date': 'Diesen Veranstaltungstermin gibt es nicht; bitte ihn zuerst anlegen.',
  'unknown-grant': 'Diese Zuwendung gibt es nicht; bitte sie in der Liste auswählen.',
  'unknown-internship': 'Dieses Praktikum gibt es nicht; bitte es zuerst vereinbaren.',
  'unknown-line': 'Diese Position gibt es an diesem Tag nicht; bitte den Finanzierungsplan prüfen.',
  'unknown-list': 'Diese gespeicherte Liste gibt es nicht; bitte die Seite neu laden.',
  'unknown-match': 'Diesen Stellenvorschlag gibt es nicht; bitte die Stelle zuerst vorschlagen.',
  'unknown-module': 'Diesen Förderbaustein gibt es an diesem Tag nicht; bitte den Finanzierungsplan prüfen.',
  'unknown-offer': 'Dieses Angebot gibt es nicht; bitte eines aus dem Verzeichnis wählen.',
  'unknown-opening': 'Diese Stelle gibt es nicht; bitte eine aus der Liste wählen.',
  'unknown-participant': 'Diese Person gibt es nicht; bitte sie zuerst suchen oder aufnehmen.',
  'unknown-placement': 'Diese Vermittlung gibt es nicht; bitte sie zuerst erfassen.',
  'unknown-procedure': 'Dieses Anerkennungsverfahren gibt es nicht; bitte zuerst den Antrag erfassen.',
  'unknown-programme': 'Dieses Programm gibt es nicht; bitte eines aus der Liste wählen.',
  'unknown-referral': 'Diese Verweisung gibt es nicht; bitte sie zuerst erfassen.',
  'unknown-repayment': 'Diese Erstattung gibt es nicht; bitte zuerst den Erstattungsbescheid erfassen.',
  'unknown-rule':
    'Diese Regel gibt es nicht, oder sie lässt sich nicht ändern; bitte eine aus dem Regelverzeichnis wählen.',
  'unknown-rule-change': 'Diese Regeländerung gibt es nicht oder nicht mehr; bitte die Liste neu laden.',
  'unknown-spell': 'Diesen Leistungszeitraum gibt es nicht; bitte zuerst den Leistungsbezug erfassen.',
  'unknown-title': 'Diesen Aufenthaltstitel gibt es nicht; bitte ihn zuerst erfassen.',
  'unknown-unit':
    'Diese Einheit wurde nicht erbracht; bitte ein Gespräch, einen Kurstag oder eine Prüfung wählen.',
  'unsupported-media-type': 'Dieses Dateiformat lässt sich nicht lesen; bitte eine CSV-Datei verwenden.',
  'view-behind': 'Die Liste ist noch nicht auf dem neuesten Stand; bitte gleich noch einmal laden.',
  'view-rebuilding': 'Die Liste wird gerade neu aufgebaut; bitte später noch einmal laden.',
  'wrong-version': 'Inzwischen hat jemand anderes etwas geändert; bitte neu laden und noch einmal prüfen.',
} as const satisfies Record<string, string>;
