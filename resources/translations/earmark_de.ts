<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&lt;h2&gt;Earmark {0}&lt;/h2&gt;&lt;p&gt;Reads along with any conversation.&lt;/p&gt;&lt;p&gt;Sound: {1}&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Faces: Literata, Inter and Atkinson Hyperlegible, under the SIL Open Font License.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Earmark {0}&lt;/h2&gt;&lt;p&gt;Liest bei jedem Gespräch mit.&lt;/p&gt;&lt;p&gt;Ton: {1}&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer. Schriften: Literata, Inter und Atkinson Hyperlegible, unter der SIL Open Font License.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Earmark</source>
        <translation>Über Earmark</translation>
    </message>
    <message>
        <source>none found: reading without sound</source>
        <translation>keiner gefunden: Lesen ohne Ton</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>%n conversation(s) added.</source>
        <translation>
            <numerusform>%n Gespräch hinzugefügt.</numerusform>
            <numerusform>%n Gespräche hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n ließ sich nicht lesen.</numerusform>
            <numerusform>%n ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n Datei ließ sich nicht lesen.</numerusform>
            <numerusform>%n Dateien ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n war schon da.</numerusform>
            <numerusform>%n waren schon da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder of conversations</source>
        <translation>Ordner mit Gesprächen hinzufügen</translation>
    </message>
    <message>
        <source>Adding conversations: {0} of {1}</source>
        <translation>Gespräche werden hinzugefügt: {0} von {1}</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Looking into {0} …</source>
        <translation>{0} wird durchgesehen …</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>Nichts wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Preparing to search what was said: {0} of {1}</source>
        <translation>Die Suche im Gesagten wird vorbereitet: {0} von {1}</translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>Zeigen, welche</translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation>In {0} ist kein Gespräch.</translation>
    </message>
</context>
<context>
    <name>AlignBar</name>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>Aligning</name>
    <message>
        <source>The aligner ended unexpectedly; the times are as they were.</source>
        <translation>Der Zeitabgleich endete unerwartet; die Zeiten sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The aligner ended unexpectedly; what was aligned is kept.</source>
        <translation>Der Zeitabgleich endete unerwartet; was abgeglichen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“Resume” goes on from there.</source>
        <translation>„Fortsetzen“ macht von dort weiter.</translation>
    </message>
</context>
<context>
    <name>AligningView</name>
    <message numerus="yes">
        <source>%n place(s) are doubtful.</source>
        <translation>
            <numerusform>%n Stelle ist unsicher.</numerusform>
            <numerusform>%n Stellen sind unsicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Align again</source>
        <translation>Neu &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;Align precisely</source>
        <translation>Genau &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;Align with the recording</source>
        <translation>Mit der Aufnahme &amp;abgleichen</translation>
    </message>
    <message>
        <source>A part</source>
        <translation>Ein Teil</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Abgleichen</translation>
    </message>
    <message>
        <source>Align with this one</source>
        <translation>Mit dieser abgleichen</translation>
    </message>
    <message>
        <source>Aligned again from one pin to the other.</source>
        <translation>Von einem Fixpunkt zum anderen neu abgeglichen.</translation>
    </message>
    <message>
        <source>Aligned.</source>
        <translation>Abgeglichen.</translation>
    </message>
    <message>
        <source>Aligning again from one pin to the other …</source>
        <translation>Abgleich von einem Fixpunkt zum anderen …</translation>
    </message>
    <message>
        <source>Aligning: {0}</source>
        <translation>Zeitabgleich: {0}</translation>
    </message>
    <message>
        <source>Earmark listens to the recording and finds when each word is said. It works on this computer; you can read and listen meanwhile.</source>
        <translation>Earmark hört die Aufnahme an und findet, wann jedes Wort gesagt wird. Das geschieht auf diesem Rechner; lesen und hören geht unterdessen weiter.</translation>
    </message>
    <message>
        <source>Every word has its time now.</source>
        <translation>Jedes Wort hat jetzt seine Zeit.</translation>
    </message>
    <message>
        <source>First align the whole recording; then parts of it can be done again.</source>
        <translation>Erst die ganze Aufnahme abgleichen; danach lassen sich Teile wiederholen.</translation>
    </message>
    <message>
        <source>Getting ready to align …</source>
        <translation>Der Abgleich wird vorbereitet …</translation>
    </message>
    <message>
        <source>Go on &amp;aligning</source>
        <translation>Abgleich &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Listening to the recording …</source>
        <translation>Die Aufnahme wird angehört …</translation>
    </message>
    <message>
        <source>One turn is not in the recording.</source>
        <translation>Ein Beitrag ist nicht in der Aufnahme.</translation>
    </message>
    <message>
        <source>One word is not in the recording.</source>
        <translation>Ein Wort ist nicht in der Aufnahme.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Say first, before and after the place, when a word begins: the words between two such pins can then be aligned again.</source>
        <translation>Erst vor und nach der Stelle festhalten, wann ein Wort beginnt: Die Wörter zwischen zwei solchen Fixpunkten lassen sich dann neu abgleichen.</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>Die erste zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>There is no recording to align the text with. Drop one on the window, or put it beside the transcript under the same name.</source>
        <translation>Es gibt keine Aufnahme, mit der der Text abgeglichen werden könnte. Eine auf das Fenster ziehen oder unter demselben Namen neben das Transkript legen.</translation>
    </message>
    <message>
        <source>These times were made for another recording.</source>
        <translation>Diese Zeiten wurden für eine andere Aufnahme gemacht.</translation>
    </message>
    <message>
        <source>This text has no times yet. Earmark can find them in the recording.</source>
        <translation>Dieser Text hat noch keine Zeiten. Earmark kann sie in der Aufnahme finden.</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>noch etwa {0}</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} of the recording aligned.</source>
        <translation>{0} der Aufnahme abgeglichen.</translation>
    </message>
    <message>
        <source>{0} of the recording is not in the text.</source>
        <translation>{0} der Aufnahme stehen nicht im Text.</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} turns are not in the recording.</source>
        <translation>{0} Beiträge sind nicht in der Aufnahme.</translation>
    </message>
    <message>
        <source>{0} words are not in the recording.</source>
        <translation>{0} Wörter sind nicht in der Aufnahme.</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Bookmark deleted</source>
        <translation>Lesezeichen gelöscht</translation>
    </message>
    <message>
        <source>Capture deleted</source>
        <translation>Mitschnitt gelöscht</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Highlight deleted</source>
        <translation>Markierung gelöscht</translation>
    </message>
    <message>
        <source>Note deleted</source>
        <translation>Notiz gelöscht</translation>
    </message>
    <message>
        <source>The note was not kept.</source>
        <translation>Die Notiz wurde nicht behalten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n changed back</source>
        <translation>
            <numerusform>%n zurückgeändert</numerusform>
            <numerusform>%n zurückgeändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) came back</source>
        <translation>
            <numerusform>%n Notiz kam zurück</numerusform>
            <numerusform>%n Notizen kamen zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of all notes is made an hour after the last one when something has changed, and kept in {0}. Beside each lies a file that any program can read.</source>
        <translation>Hat sich etwas geändert, werden alle Notizen stündlich gesichert, in {0}. Daneben liegt jeweils eine Datei, die jedes Programm lesen kann.</translation>
    </message>
    <message>
        <source>Add only what is missing</source>
        <translation>Nur Fehlendes hinzufügen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups of your notes</source>
        <translation>Sicherungen der Notizen</translation>
    </message>
    <message>
        <source>Before an update of Earmark</source>
        <translation>Vor einer Aktualisierung von Earmark</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Damaged, put aside</source>
        <translation>Beschädigt, beiseitegelegt</translation>
    </message>
    <message>
        <source>Left by a synchronising program</source>
        <translation>Von einem Abgleichprogramm hinterlassen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird durchgesehen …</translation>
    </message>
    <message>
        <source>Nothing is missing: all that is there is here too.</source>
        <translation>Nichts fehlt: alles von dort ist auch hier.</translation>
    </message>
    <message>
        <source>Nothing that is here is changed or taken away.</source>
        <translation>Was hier ist, wird weder geändert noch entfernt.</translation>
    </message>
    <message>
        <source>Nothing: all notes are here as they are there.</source>
        <translation>Nichts: alle Notizen sind hier wie dort.</translation>
    </message>
    <message>
        <source>Restore what is ticked</source>
        <translation>Angehaktes wiederherstellen</translation>
    </message>
    <message>
        <source>Show only what is missing here</source>
        <translation>Nur zeigen, was hier fehlt</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Es gibt noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>What is here now is backed up first, so that this can be taken back.</source>
        <translation>Der jetzige Stand wird zuerst gesichert, sodass sich dies zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>What would change here</source>
        <translation>Was sich hier ändern würde</translation>
    </message>
    <message>
        <source>cannot be counted, {0}</source>
        <translation>nicht zu zählen, {0}</translation>
    </message>
    <message>
        <source>{0}. The newest backup has how it was before.</source>
        <translation>{0}. Die neueste Sicherung enthält den Stand davor.</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln note(s) chosen</source>
        <translation>
            <numerusform>%Ln Notiz ausgewählt</numerusform>
            <numerusform>%Ln Notizen ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Star or unstar</source>
        <translation>Stern setzen oder entfernen</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort …</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Was ausgewählt ist</translation>
    </message>
</context>
<context>
    <name>ChangesTree</name>
    <message numerus="yes">
        <source>%n correction(s) or time(s) differ</source>
        <translation>
            <numerusform>%n Berichtigung oder Zeit ist anders</numerusform>
            <numerusform>%n Berichtigungen oder Zeiten sind anders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be removed</source>
        <translation>
            <numerusform>%n würde entfernt</numerusform>
            <numerusform>%n würden entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would change</source>
        <translation>
            <numerusform>%n würde sich ändern</numerusform>
            <numerusform>%n würden sich ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would come back</source>
        <translation>
            <numerusform>%n käme zurück</numerusform>
            <numerusform>%n kämen zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>(not there)</source>
        <translation>(nicht vorhanden)</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>In der Sicherung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>What would change here</source>
        <translation>Was sich hier ändern würde</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChapterModel</name>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Chapter {0}</source>
        <translation>Kapitel {0}</translation>
    </message>
</context>
<context>
    <name>ChoicesDialog</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>{0}  ({1})</source>
        <translation>{0}  ({1})</translation>
    </message>
</context>
<context>
    <name>ChooseConversation</name>
    <message>
        <source>Add all to the library</source>
        <translation>Alle zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a conversation</source>
        <translation>Ein Gespräch öffnen</translation>
    </message>
    <message>
        <source>{0} holds {1} conversations. Which one?</source>
        <translation>{0} enthält {1} Gespräche. Welches?</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>A command, a chapter, a name, or 1:02:03</source>
        <translation>Ein Befehl, ein Kapitel, ein Name oder 1:02:03</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Go to {0}</source>
        <translation>Springen zu {0}</translation>
    </message>
    <message>
        <source>Needs word times</source>
        <translation>Braucht Zeiten der Wörter</translation>
    </message>
    <message>
        <source>Next turn of {0}</source>
        <translation>Nächster Beitrag von {0}</translation>
    </message>
    <message>
        <source>Not just now</source>
        <translation>Gerade nicht</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Open a conversation first</source>
        <translation>Erst ein Gespräch öffnen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>The recording ends at {0}</source>
        <translation>Die Aufnahme endet bei {0}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Chapters from a separate file</source>
        <translation>Kapitel aus einer eigenen Datei</translation>
    </message>
    <message>
        <source>Chapters from the recording</source>
        <translation>Kapitel aus der Aufnahme</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the contents</source>
        <translation>Den Inhalt filtern</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Wegmarken</translation>
    </message>
    <message>
        <source>Landmarks from what is said</source>
        <translation>Wegmarken aus dem Gesagten</translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation>Kein Titel enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>There are no chapters. These are places where the talk turns to something else, named by words that are said there more than elsewhere.</source>
        <translation>Es gibt keine Kapitel. Dies sind Stellen, an denen das Gespräch zu etwas anderem übergeht, benannt nach Wörtern, die dort öfter fallen als sonst.</translation>
    </message>
</context>
<context>
    <name>ContentsShowing</name>
    <message>
        <source>Next turn</source>
        <translation>Nächster Beitrag</translation>
    </message>
    <message>
        <source>Previous turn</source>
        <translation>Voriger Beitrag</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Search in what they say…</source>
        <translation>Darin suchen, was sie sagen …</translation>
    </message>
    <message>
        <source>There are no chapters.</source>
        <translation>Es gibt keine Kapitel.</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>Corrected in %n place(s). The file is as it was.</source>
        <translation>
            <numerusform>An %n Stelle berichtigt. Die Datei ist unverändert.</numerusform>
            <numerusform>An %n Stellen berichtigt. Die Datei ist unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Corrected. The file is as it was.</source>
        <translation>Berichtigt. Die Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Words can be corrected in one turn at a time.</source>
        <translation>Wörter lassen sich nur innerhalb eines Beitrags berichtigen.</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Between two days</source>
        <translation>Zwischen zwei Tagen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>Doubting</name>
    <message>
        <source>Doubtful place {0} of {1}: listen whether the words fit.</source>
        <translation>Unsichere Stelle {0} von {1}: bitte hören, ob die Wörter passen.</translation>
    </message>
    <message>
        <source>No place is doubtful.</source>
        <translation>Keine Stelle ist unsicher.</translation>
    </message>
    <message>
        <source>Skipped {0} that are not in the text.</source>
        <translation>{0} übersprungen, die nicht im Text stehen.</translation>
    </message>
    <message>
        <source>There is no doubtful place before this.</source>
        <translation>Davor ist keine unsichere Stelle.</translation>
    </message>
    <message>
        <source>There is no doubtful place further on.</source>
        <translation>Danach ist keine unsichere Stelle mehr.</translation>
    </message>
    <message>
        <source>What is heard here is in the text: there is nothing to skip.</source>
        <translation>Was hier zu hören ist, steht im Text: Es gibt nichts zu überspringen.</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>Done again in “{0}”: {1}</source>
        <translation>In „{0}“ wiederholt: {1}</translation>
    </message>
    <message>
        <source>Undone in “{0}”: {1}</source>
        <translation>In „{0}“ rückgängig gemacht: {1}</translation>
    </message>
</context>
<context>
    <name>EntryCommands</name>
    <message numerus="yes">
        <source>%n more moved with it and were found, too.</source>
        <translation>
            <numerusform>%n weiteres war mit umgezogen und wurde auch gefunden.</numerusform>
            <numerusform>%n weitere waren mit umgezogen und wurden auch gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), bookmark(s) and highlight(s)</source>
        <translation>
            <numerusform>%n Notiz, Lesezeichen oder Markierung</numerusform>
            <numerusform>%n Notizen, Lesezeichen und Markierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the folder that it lies in, or the file itself.</source>
        <translation>Bitte den Ordner wählen, in dem es liegt, oder die Datei selbst.</translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete all that was made for it…</source>
        <translation>Alles dazu Angelegte löschen …</translation>
    </message>
    <message numerus="yes">
        <source>Delete with %n note(s)…</source>
        <translation>
            <numerusform>Mit %n Notiz löschen …</numerusform>
            <numerusform>Mit %n Notizen löschen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{0}” from the library?</source>
        <translation>„{0}“ aus der Bibliothek löschen?</translation>
    </message>
    <message>
        <source>In which folder is {0} now?</source>
        <translation>In welchem Ordner ist {0} jetzt?</translation>
    </message>
    <message numerus="yes">
        <source>Its %n note(s) are kept and come back with it.</source>
        <translation>
            <numerusform>Die %n Notiz bleibt und kommt mit ihm zurück.</numerusform>
            <numerusform>Die %n Notizen bleiben und kommen mit ihm zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Locate its folder…</source>
        <translation>Ordner suchen …</translation>
    </message>
    <message>
        <source>Locate the file…</source>
        <translation>Datei suchen …</translation>
    </message>
    <message>
        <source>Notes and place are kept and come back with it</source>
        <translation>Notizen und Stelle bleiben und kommen mit ihm zurück</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <source>To keep the notes, take it off the list instead.</source>
        <translation>Sollen die Notizen bleiben, das Gespräch stattdessen von der Liste nehmen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Where is {0} now?</source>
        <translation>Wo ist {0} jetzt?</translation>
    </message>
    <message>
        <source>Your place in it</source>
        <translation>Die Stelle darin</translation>
    </message>
    <message>
        <source>Your place in it is kept.</source>
        <translation>Die Stelle darin bleibt gemerkt.</translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation>{0} ist gelöscht.</translation>
    </message>
    <message>
        <source>{0} is not in this folder.</source>
        <translation>{0} ist nicht in diesem Ordner.</translation>
    </message>
    <message>
        <source>{0} is not where it was ({1}).</source>
        <translation>{0} ist nicht mehr, wo es war ({1}).</translation>
    </message>
    <message>
        <source>{0} is off the list. {1}</source>
        <translation>{0} ist von der Liste. {1}</translation>
    </message>
    <message>
        <source>{0} was found.</source>
        <translation>{0} wurde gefunden.</translation>
    </message>
    <message>
        <source>{0}, corrections of speakers and times made for it are deleted. Your own files, the transcript and the recording, stay where they are.</source>
        <translation>{0}, Berichtigungen der Sprecher und dafür gemachte Zeiten werden gelöscht. Die eigenen Dateien, Transkript und Aufnahme, bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>EverywhereDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Correct %n place(s)</source>
        <translation>
            <numerusform>%n Stelle berichtigen</numerusform>
            <numerusform>%n Stellen berichtigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct everywhere</source>
        <translation>Überall berichtigen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Untick what is right as it stands. Undo takes everything back at once.</source>
        <translation>Bitte abhaken, was richtig ist, wie es steht. „Rückgängig“ nimmt alles auf einmal zurück.</translation>
    </message>
    <message>
        <source>Will say</source>
        <translation>Neuer Wortlaut</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen note(s)</source>
        <translation>
            <numerusform>%n ausgewählte Notiz</numerusform>
            <numerusform>%n ausgewählte Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there are not as Earmark wrote them: {0}. Nothing was written.</source>
        <translation>
            <numerusform>%n Datei dort ist nicht mehr so, wie Earmark sie geschrieben hat: {0}. Nichts wurde geschrieben.</numerusform>
            <numerusform>%n Dateien dort sind nicht mehr so, wie Earmark sie geschrieben hat: {0}. Nichts wurde geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) written to {0}.</source>
        <translation>
            <numerusform>%n Notiz nach {0} geschrieben.</numerusform>
            <numerusform>%n Notizen nach {0} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>As in the text</source>
        <translation>Wie im Text</translation>
    </message>
    <message>
        <source>As they were made</source>
        <translation>Wie sie entstanden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Earmark made a mistake: {0}.</source>
        <translation>Earmark hat einen Fehler gemacht: {0}.</translation>
    </message>
    <message>
        <source>Edit the template…</source>
        <translation>Vorlage bearbeiten …</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>Notizen exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Gruppiert nach</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>More sound at both ends</source>
        <translation>Mehr Ton an beiden Enden</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>Die ganze Bibliothek</translation>
    </message>
    <message>
        <source>There are no notes here yet.</source>
        <translation>Hier gibt es noch keine Notizen.</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>Dieses Gespräch</translation>
    </message>
    <message>
        <source>Which notes</source>
        <translation>Welche Notizen</translation>
    </message>
    <message>
        <source>With the sound</source>
        <translation>Mit Ton</translation>
    </message>
    <message>
        <source>With the words around a quote</source>
        <translation>Mit den Wörtern um ein Zitat</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Written so far</source>
        <translation>Bisher geschrieben</translation>
    </message>
    <message>
        <source>{0} (yours)</source>
        <translation>{0} (eigene)</translation>
    </message>
    <message>
        <source>{0} The clips had to be encoded again.</source>
        <translation>{0} Die Ausschnitte mussten neu codiert werden.</translation>
    </message>
    <message>
        <source>{0} of {1} notes</source>
        <translation>{0} von {1} Notizen</translation>
    </message>
</context>
<context>
    <name>FaceList</name>
    <message>
        <source>Faces</source>
        <translation>Schriften</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>Eine Schrift suchen</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Earmark made a mistake: {0}.</source>
        <translation>Earmark hat einen Fehler gemacht: {0}.</translation>
    </message>
    <message>
        <source>Nothing you wrote is lost. Please report it.</source>
        <translation>Nichts Geschriebenes ist verloren. Bitte melden.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Conversations and recordings</source>
        <translation>Gespräche und Aufnahmen</translation>
    </message>
    <message>
        <source>Open a conversation</source>
        <translation>Ein Gespräch öffnen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All, to be searched…</source>
        <translation>Alle, mit Suche …</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Between two days…</source>
        <translation>Zwischen zwei Tagen …</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Captures</source>
        <translation>Mitschnitte</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Die letzten 7 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>{0} + {1}</source>
        <translation>{0} + {1}</translation>
    </message>
    <message>
        <source>{0} – {1}</source>
        <translation>{0} – {1}</translation>
    </message>
</context>
<context>
    <name>FoundDelegate</name>
    <message numerus="yes">
        <source>%Ln more in this conversation</source>
        <translation>
            <numerusform>%Ln weitere in diesem Gespräch</numerusform>
            <numerusform>%Ln weitere in diesem Gespräch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message numerus="yes">
        <source>%Ln more in this conversation</source>
        <translation>
            <numerusform>%Ln weitere in diesem Gespräch</numerusform>
            <numerusform>%Ln weitere in diesem Gespräch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPlaces</name>
    <message>
        <source>All are right</source>
        <translation>Alle richtig</translation>
    </message>
    <message>
        <source>All have been looked through.</source>
        <translation>Alle sind durchgesehen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht dort</translation>
    </message>
    <message>
        <source>Notes found again</source>
        <translation>Wiedergefundene Notizen</translation>
    </message>
    <message>
        <source>The text has changed where these notes are. Are they still in the right place?</source>
        <translation>Der Text hat sich bei diesen Notizen geändert. Stehen sie noch an der richtigen Stelle?</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
</context>
<context>
    <name>GoToTimeDialog</name>
    <message>
        <source>Go</source>
        <translation>Springen</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>Zu einer Zeit springen</translation>
    </message>
    <message>
        <source>Goes to {0}</source>
        <translation>Springt zu {0}</translation>
    </message>
    <message>
        <source>Such as 1:02:03, 1h2m, +30 or 50%</source>
        <translation>Etwa 1:02:03, 1h2m, +30 oder 50%</translation>
    </message>
    <message>
        <source>The recording ends at {0}.</source>
        <translation>Die Aufnahme endet bei {0}.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation>Schrift und Farben</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n correction(s) hold. The file itself is never changed.</source>
        <translation>
            <numerusform>%n Berichtigung gilt. Die Datei selbst wird nie geändert.</numerusform>
            <numerusform>%n Berichtigungen gelten. Die Datei selbst wird nie geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>(weggelassen)</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <source>Also show those taken back</source>
        <translation>Auch zurückgenommene zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Correct again</source>
        <translation>Wieder berichtigen</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Berichtigungen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin springen</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Nothing is corrected here: words and speakers are as in the file.</source>
        <translation>Hier ist nichts berichtigt: Wörter und Sprecher sind wie in der Datei.</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>Alle zurücknehmen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n correction(s)</source>
        <translation>
            <numerusform>%n Berichtigung zurücknehmen</numerusform>
            <numerusform>%n Berichtigungen zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back all corrections</source>
        <translation>Alle Berichtigungen zurücknehmen</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>War</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>corrected again since</source>
        <translation>seitdem neu berichtigt</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>from {0} on</source>
        <translation>ab {0}</translation>
    </message>
    <message>
        <source>not applied: its words are not in this text</source>
        <translation>nicht angewandt: die Wörter stehen nicht in diesem Text</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>turn {0}</source>
        <translation>Beitrag {0}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n schon bekannt</numerusform>
            <numerusform>%n schon bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as here</source>
        <translation>
            <numerusform>%n bleibt, wie hier</numerusform>
            <numerusform>%n bleiben, wie hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is here already.</source>
        <translation>Alles davon ist schon hier.</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>Notizen importieren</translation>
    </message>
    <message>
        <source>Keep until its text is opened</source>
        <translation>Aufheben, bis der Text geöffnet wird</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Not in the library:</source>
        <translation>Nicht in der Bibliothek:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Notes of:</source>
        <translation>Notizen von:</translation>
    </message>
    <message>
        <source>Of the same title:</source>
        <translation>Mit demselben Titel:</translation>
    </message>
    <message>
        <source>Stays: yours is later</source>
        <translation>Bleibt: hier ist es neuer</translation>
    </message>
    <message>
        <source>Taken for what is open:</source>
        <translation>Gilt als das Geöffnete:</translation>
    </message>
    <message>
        <source>The conversation that these notes are of</source>
        <translation>Das Gespräch zu diesen Notizen</translation>
    </message>
    <message>
        <source>The same file:</source>
        <translation>Dieselbe Datei:</translation>
    </message>
    <message>
        <source>The same text:</source>
        <translation>Derselbe Text:</translation>
    </message>
    <message numerus="yes">
        <source>The words of %n note(s) are not in the text; they are kept aside.</source>
        <translation>
            <numerusform>Die Wörter von %n Notiz stehen nicht im Text; sie bleibt beiseite aufgehoben.</numerusform>
            <numerusform>Die Wörter von %n Notizen stehen nicht im Text; sie bleiben beiseite aufgehoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Ohne Titel</translation>
    </message>
    <message numerus="yes">
        <source>{0} · {1} · %n note(s)</source>
        <translation>
            <numerusform>{0} · {1} · %n Notiz</numerusform>
            <numerusform>{0} · {1} · %n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, without a place</source>
        <translation>{0}, ohne Stelle</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n note(s) imported.</source>
        <translation>
            <numerusform>%n Notiz importiert.</numerusform>
            <numerusform>%n Notizen importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Earmark bundles</source>
        <translation>Earmark-Bündel</translation>
    </message>
    <message>
        <source>Exported notes</source>
        <translation>Exportierte Notizen</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>Notizen importieren</translation>
    </message>
    <message>
        <source>Share as a bundle</source>
        <translation>Als Bündel weitergeben</translation>
    </message>
    <message>
        <source>There are no notes in {0}.</source>
        <translation>In {0} sind keine Notizen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>With the recording</source>
        <translation>Mit der Aufnahme</translation>
    </message>
    <message>
        <source>With the recording (there is none)</source>
        <translation>Mit der Aufnahme (es gibt keine)</translation>
    </message>
    <message>
        <source>With the recording ({0} MB)</source>
        <translation>Mit der Aufnahme ({0} MB)</translation>
    </message>
    <message>
        <source>Without a place in the text: {0}.</source>
        <translation>Ohne Stelle im Text: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>{0} is written, with %n note(s).</source>
        <translation>
            <numerusform>{0} ist geschrieben, mit %n Notiz.</numerusform>
            <numerusform>{0} ist geschrieben, mit %n Notizen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Add a key</source>
        <translation>Taste hinzufügen</translation>
    </message>
    <message>
        <source>Press the new key…</source>
        <translation>Neue Taste drücken …</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes are used at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>It has as many keys as it can have. Take one away first.</source>
        <translation>Mehr Tasten gehen nicht. Erst eine wegnehmen.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>Von dort nehmen</translation>
    </message>
    <message>
        <source>Take {0} away</source>
        <translation>{0} wegnehmen</translation>
    </message>
    <message>
        <source>Take {0} away from {1}</source>
        <translation>{0} wegnehmen von {1}</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”.</source>
        <translation>{0} gehört zu „{1}“.</translation>
    </message>
    <message>
        <source>{0} cannot be given away. {1}</source>
        <translation>{0} lässt sich nicht vergeben. {1}</translation>
    </message>
    <message>
        <source>{0} is its key already.</source>
        <translation>{0} ist schon die Taste dafür.</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>{0}, not selected any more</source>
        <translation>{0}, nicht mehr ausgewählt</translation>
    </message>
    <message>
        <source>{0}, selected</source>
        <translation>{0}, ausgewählt</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Choose an action to give it other keys.</source>
        <translation>Einen Befehl wählen, um ihm andere Tasten zu geben.</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Einen Befehl oder eine Taste suchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No action is called that or has that key.</source>
        <translation>Kein Befehl heißt so oder hat diese Taste.</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Correct speaker</source>
        <translation>Sprecher berichtigen</translation>
    </message>
    <message>
        <source>Correct speakers</source>
        <translation>Sprecher berichtigen</translation>
    </message>
    <message>
        <source>Exchange speakers</source>
        <translation>Sprecher vertauschen</translation>
    </message>
    <message>
        <source>Rename speaker</source>
        <translation>Sprecher umbenennen</translation>
    </message>
</context>
<context>
    <name>LengthCheck</name>
    <message>
        <source>The recording is %1 longer than the one its times were made for.</source>
        <translation>Die Aufnahme ist um %1 länger als die, für die ihre Zeiten gemacht wurden.</translation>
    </message>
    <message>
        <source>The recording is %1 shorter than the one its times were made for.</source>
        <translation>Die Aufnahme ist um %1 kürzer als die, für die ihre Zeiten gemacht wurden.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Zu Ende gelesen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>the form of a date</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>{0} % read</source>
        <translation>{0} % gelesen</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>Vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation>{0} Wörter</translation>
    </message>
</context>
<context>
    <name>LibraryIndexing</name>
    <message>
        <source>The search index was damaged and is being made anew.</source>
        <translation>Der Suchindex war beschädigt und wird neu aufgebaut.</translation>
    </message>
</context>
<context>
    <name>LibraryNotebook</name>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>%n Notiz löschen</numerusform>
            <numerusform>%n Notizen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recolour %n note(s)</source>
        <translation>
            <numerusform>%n Notiz umfärben</numerusform>
            <numerusform>%n Notizen umfärben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n star(s)</source>
        <translation>
            <numerusform>%n Stern entfernen</numerusform>
            <numerusform>%n Sterne entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove a tag from %n note(s)</source>
        <translation>
            <numerusform>Schlagwort von %n Notiz entfernen</numerusform>
            <numerusform>Schlagwort von %n Notizen entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n note(s)</source>
        <translation>
            <numerusform>%n Notiz wiederherstellen</numerusform>
            <numerusform>%n Notizen wiederherstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %n note(s)</source>
        <translation>
            <numerusform>%n Notiz mit Stern versehen</numerusform>
            <numerusform>%n Notizen mit Stern versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n note(s)</source>
        <translation>
            <numerusform>%n Notiz verschlagworten</numerusform>
            <numerusform>%n Notizen verschlagworten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln Gespräch</numerusform>
            <numerusform>%Ln Gespräche</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>Zurück zu {0}</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Bestes zuerst</translation>
    </message>
    <message>
        <source>Furthest read</source>
        <translation>Am weitesten gelesen</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Most notes</source>
        <translation>Meiste Notizen</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neuestes zuerst</translation>
    </message>
    <message>
        <source>No note says that.</source>
        <translation>In keiner Notiz steht das.</translation>
    </message>
    <message>
        <source>No title or person of that name, and nothing said or noted.</source>
        <translation>Kein Titel, kein Sprecher dieses Namens, und nichts, was gesagt oder notiert wurde.</translation>
    </message>
    <message>
        <source>No title, person or file of that name.</source>
        <translation>Kein Titel, keine Person und keine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>Nobody says that in one turn. All words have to be there; put them in quotation marks to find them in a row.</source>
        <translation>Niemand sagt das in einem Beitrag. Alle Wörter müssen vorkommen; in Anführungszeichen werden sie hintereinander gesucht.</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notizbuch</translation>
    </message>
    <message>
        <source>Noted  {0}</source>
        <translation>Notiert  {0}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation>Reihenfolge: {0}</translation>
    </message>
    <message>
        <source>Places where it was said</source>
        <translation>Stellen, an denen es gesagt wurde</translation>
    </message>
    <message>
        <source>Said  {0}</source>
        <translation>Gesagt  {0}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Die Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Titles and people  {0}</source>
        <translation>Titel und Personen  {0}</translation>
    </message>
    <message>
        <source>Titles, people, anything said or noted</source>
        <translation>Titel, Personen, Gesagtes und Notiertes</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln conversation(s)</source>
        <translation>
            <numerusform>in %Ln Gespräch</numerusform>
            <numerusform>in %Ln Gesprächen</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {0} of {1} conversations</source>
        <translation>die ersten {0} von {1} Gesprächen</translation>
    </message>
</context>
<context>
    <name>LookPopup</name>
    <message>
        <source>All the rest</source>
        <translation>Der Rest</translation>
    </message>
    <message>
        <source>Another face…</source>
        <translation>Andere Schrift …</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Back to the usual</source>
        <translation>Auf das Übliche zurück</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Legible</source>
        <translation>Gut lesbar</translation>
    </message>
    <message>
        <source>Letters a line</source>
        <translation>Zeichen je Zeile</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>Zeilenabstand</translation>
    </message>
    <message>
        <source>Marked as spoken</source>
        <translation>Mitlaufende Marke</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere …</translation>
    </message>
    <message>
        <source>Recedes</source>
        <translation>Tritt zurück</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>Sepia</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation>Schrift und Farben</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>The system&apos;s face</source>
        <translation>Schrift des Systems</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening {0} …</source>
        <translation>{0} wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>MarkBar</name>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Hear it and come back</source>
        <translation>Anhören und zurückkehren</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>The next mark on these words</source>
        <translation>Die nächste Anmerkung zu diesen Wörtern</translation>
    </message>
    <message>
        <source>What can be done with these words</source>
        <translation>Was sich mit diesen Wörtern tun lässt</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Captured {0} to {1}</source>
        <translation>Mitgeschnitten von {0} bis {1}</translation>
    </message>
    <message>
        <source>Choose a mark first: press its words, or {0}.</source>
        <translation>Zuerst eine Anmerkung wählen: ihre Wörter anklicken, oder {0}.</translation>
    </message>
    <message>
        <source>Nothing has been heard yet that could be captured.</source>
        <translation>Noch ist nichts zu hören gewesen, das sich mitschneiden ließe.</translation>
    </message>
    <message>
        <source>Nothing is noted here.</source>
        <translation>Hier ist nichts angemerkt.</translation>
    </message>
    <message>
        <source>Select some words first; then this key highlights them.</source>
        <translation>Erst einige Wörter auswählen; dann markiert diese Taste sie.</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>There is no mark in sight that could be chosen.</source>
        <translation>Keine Anmerkung in Sicht, die sich wählen ließe.</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0}, Zeile {1}</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of {0} in all of this conversation</source>
        <translation>Name von {0} im ganzen Gespräch</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename speaker</source>
        <translation>Sprecher umbenennen</translation>
    </message>
    <message>
        <source>The file stays as it is.</source>
        <translation>Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>{0} and {1} become one. This can be undone.</source>
        <translation>{0} und {1} werden eins. Das lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message numerus="yes">
        <source>%Ln note(s) deleted</source>
        <translation>
            <numerusform>%Ln Notiz gelöscht</numerusform>
            <numerusform>%Ln Notizen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>%n Notiz löschen</numerusform>
            <numerusform>%n Notizen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recolour %n note(s)</source>
        <translation>
            <numerusform>%n Notiz umfärben</numerusform>
            <numerusform>%n Notizen umfärben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n star(s)</source>
        <translation>
            <numerusform>%n Stern entfernen</numerusform>
            <numerusform>%n Sterne entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %n note(s)</source>
        <translation>
            <numerusform>%n Notiz mit Stern versehen</numerusform>
            <numerusform>%n Notizen mit Stern versehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n note(s)</source>
        <translation>
            <numerusform>%n Notiz verschlagworten</numerusform>
            <numerusform>%n Notizen verschlagworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>NarrowingBar</name>
    <message>
        <source>Before the first chapter</source>
        <translation>Vor dem ersten Kapitel</translation>
    </message>
    <message>
        <source>By chapter</source>
        <translation>Nach Kapitel</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>Nach Farbe</translation>
    </message>
    <message>
        <source>By speaker</source>
        <translation>Nach Sprecher</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Schlagwort</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>In one list</source>
        <translation>In einer Liste</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>In der Reihenfolge des Textes</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>Zuletzt geänderte zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Search the notes</source>
        <translation>Notizen durchsuchen</translation>
    </message>
    <message>
        <source>Star or unstar</source>
        <translation>Stern setzen oder entfernen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tags to add, separated by commas</source>
        <translation>Neue Schlagwörter, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort …</translation>
    </message>
    <message numerus="yes">
        <source>With %n chosen</source>
        <translation>
            <numerusform>Mit %n ausgewählten</numerusform>
            <numerusform>Mit %n ausgewählten</numerusform>
        </translation>
    </message>
    <message>
        <source>With all shown</source>
        <translation>Mit allen gezeigten</translation>
    </message>
    <message>
        <source>Without a colour</source>
        <translation>Ohne Farbe</translation>
    </message>
    <message>
        <source>Without a speaker</source>
        <translation>Ohne Sprecher</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Schlagwort</translation>
    </message>
</context>
<context>
    <name>NoteComposer</name>
    <message>
        <source>Note on this turn</source>
        <translation>Notiz zu diesem Beitrag</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Write half a sentence: why did it stop you?</source>
        <translation>Ein halber Satz genügt: Was ist daran bemerkenswert?</translation>
    </message>
</context>
<context>
    <name>NoteEditorBeside</name>
    <message>
        <source>Edit the note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin springen</translation>
    </message>
    <message>
        <source>Go to its time</source>
        <translation>Zu dieser Zeit springen</translation>
    </message>
    <message>
        <source>Hear it and come back</source>
        <translation>Anhören und zurückkehren</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Notiz schreiben …</translation>
    </message>
</context>
<context>
    <name>NotePreview</name>
    <message numerus="yes">
        <source>%n more in the notes</source>
        <translation>
            <numerusform>%n weitere in den Notizen</numerusform>
            <numerusform>%n weitere in den Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>What is noted here</source>
        <translation>Was hier angemerkt ist</translation>
    </message>
</context>
<context>
    <name>NoteText</name>
    <message>
        <source>Note as it reads</source>
        <translation>Notiz, wie sie zu lesen ist</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation>Farbe ändern</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>Schlagwörter ändern</translation>
    </message>
    <message>
        <source>Confirm place</source>
        <translation>Stelle bestätigen</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Notiz löschen</translation>
    </message>
    <message>
        <source>Detach note</source>
        <translation>Notiz ablösen</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Rand verschieben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Put note in its place</source>
        <translation>Notiz an ihre Stelle setzen</translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Remove capture</source>
        <translation>Mitschnitt entfernen</translation>
    </message>
    <message>
        <source>Remove highlight</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern setzen</translation>
    </message>
</context>
<context>
    <name>NotebookModel</name>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln Notiz</numerusform>
            <numerusform>%Ln Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s), kept for {0} days</source>
        <translation>
            <numerusform>%Ln Notiz, {0} Tage aufgehoben</numerusform>
            <numerusform>%Ln Notizen, {0} Tage aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to all notes</source>
        <translation>Zurück zu allen Notizen</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>Zurück zu {0}</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>Nach Farbe</translation>
    </message>
    <message>
        <source>By conversation</source>
        <translation>Nach Gespräch</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Schlagwort</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Deleted {0}</source>
        <translation>Gelöscht: {0}</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter  ●</source>
        <translation>Filter  ●</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin springen</translation>
    </message>
    <message>
        <source>Groups: {0}</source>
        <translation>Gruppen: {0}</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>In one list</source>
        <translation>In einer Liste</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>In der Reihenfolge des Textes</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>Zuletzt geänderte zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>No notes match. Remove a filter, or search for other words.</source>
        <translation>Keine Notiz passt. Bitte einen Filter entfernen oder nach anderen Wörtern suchen.</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Notizbuch</translation>
    </message>
    <message>
        <source>Notes of all conversations</source>
        <translation>Notizen aller Gespräche</translation>
    </message>
    <message>
        <source>Nothing was deleted lately. What you delete can be brought back here for {0} days.</source>
        <translation>In letzter Zeit wurde nichts gelöscht. Gelöschtes lässt sich hier {0} Tage lang zurückholen.</translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation>Reihenfolge: {0}</translation>
    </message>
    <message>
        <source>Quotes, notes, tags, people</source>
        <translation>Zitate, Notizen, Schlagwörter, Namen</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search all notes</source>
        <translation>Alle Notizen durchsuchen</translation>
    </message>
    <message>
        <source>There are no notes yet. Open a conversation, select some words and highlight them, or write a note on a turn: they are all collected here.</source>
        <translation>Es gibt noch keine Notizen. Ein Gespräch öffnen, Wörter auswählen und markieren oder zu einem Beitrag etwas notieren: hier kommt alles zusammen.</translation>
    </message>
    <message>
        <source>Without a colour</source>
        <translation>Ohne Farbe</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Ohne Schlagwort</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} listened  ·  {1}</source>
        <translation>{0} gehört  ·  {1}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} of {1} notes</source>
        <translation>{0} von {1} Notizen</translation>
    </message>
</context>
<context>
    <name>NotesImport</name>
    <message>
        <source>Import notes</source>
        <translation>Notizen importieren</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the notes</source>
        <translation>Notizen filtern</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes without a place</source>
        <translation>Notizen ohne Platz</translation>
    </message>
    <message>
        <source>Press {0} to bookmark the turn you hear, {1} to write a note on it.</source>
        <translation>{0} setzt ein Lesezeichen beim gehörten Beitrag, {1} schreibt eine Notiz dazu.</translation>
    </message>
    <message>
        <source>The words that these are about do not stand in this text as it is now. Press Enter on one to see where it may belong.</source>
        <translation>Die Wörter, um die es hier geht, stehen im jetzigen Text nicht. Die Eingabetaste zeigt, wohin eine Notiz gehören kann.</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Ohne Platz</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Hear</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Possible place: {0}</source>
        <translation>Mögliche Stelle: {0}</translation>
    </message>
    <message>
        <source>Put it here</source>
        <translation>Hierhin setzen</translation>
    </message>
    <message>
        <source>what is said at its time</source>
        <translation>was zu ihrer Zeit gesagt wird</translation>
    </message>
    <message>
        <source>{0} % alike</source>
        <translation>zu {0} % gleich</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message numerus="yes">
        <source>%Ln note(s) deleted</source>
        <translation>
            <numerusform>%Ln Notiz gelöscht</numerusform>
            <numerusform>%Ln Notizen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) restored</source>
        <translation>
            <numerusform>%Ln Notiz wiederhergestellt</numerusform>
            <numerusform>%Ln Notizen wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) will be gone for good.</source>
        <translation>
            <numerusform>%Ln Notiz wird endgültig gelöscht.</numerusform>
            <numerusform>%Ln Notizen werden endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Only highlights and notes have a colour.</source>
        <translation>Nur Markierungen und Notizen haben eine Farbe.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>Tags to add, separated by commas</source>
        <translation>
            <numerusform>Neue Schlagwörter, mit Kommas getrennt</numerusform>
            <numerusform>Neue Schlagwörter, mit Kommas getrennt</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no recording of this conversation to be heard.</source>
        <translation>Von diesem Gespräch gibt es keine Aufnahme zu hören.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins at {0}, set by hand</source>
        <translation>Beginnt bei {0}, von Hand gesetzt</translation>
    </message>
    <message>
        <source>Corrected; the file says: {0}</source>
        <translation>Berichtigt; in der Datei steht: {0}</translation>
    </message>
    <message>
        <source>being spoken</source>
        <translation>wird gesprochen</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>mit Lesezeichen</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>mitgeschnitten</translation>
    </message>
    <message>
        <source>has a note</source>
        <translation>mit Notiz</translation>
    </message>
    <message>
        <source>highlighted</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>not in this recording</source>
        <translation>nicht in dieser Aufnahme</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>time doubtful</source>
        <translation>Zeit unsicher</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>PanelGrip</name>
    <message>
        <source>Drag to resize; double-click for the usual width</source>
        <translation>Ziehen ändert die Breite, Doppelklick stellt die übliche her</translation>
    </message>
    <message>
        <source>Width of the panel: {0}</source>
        <translation>Breite der Leiste: {0}</translation>
    </message>
</context>
<context>
    <name>Peeking</name>
    <message>
        <source>Hearing {0}. Then it goes on from {1}.</source>
        <translation>Zu hören ist {0}. Danach geht es ab {1} weiter.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>There is no recording in which this could be heard.</source>
        <translation>Es gibt keine Aufnahme, in der das zu hören wäre.</translation>
    </message>
</context>
<context>
    <name>PlaceLine</name>
    <message>
        <source>Show the turn being spoken</source>
        <translation>Den gesprochenen Beitrag zeigen</translation>
    </message>
    <message>
        <source>To the beginning of this chapter</source>
        <translation>Zum Anfang dieses Kapitels</translation>
    </message>
</context>
<context>
    <name>PlaceOffers</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It may belong here:</source>
        <translation>Sie kann hierher gehören:</translation>
    </message>
    <message>
        <source>No place is like it. Select the words on the page that it belongs to.</source>
        <translation>Keine Stelle ist ihr ähnlich. Bitte auf der Seite die Wörter auswählen, zu denen sie gehört.</translation>
    </message>
    <message>
        <source>Put it on the selected words</source>
        <translation>Auf die ausgewählten Wörter setzen</translation>
    </message>
    <message>
        <source>Select words on the page first.</source>
        <translation>Erst Wörter auf der Seite auswählen.</translation>
    </message>
    <message>
        <source>Where the note may belong</source>
        <translation>Wohin die Notiz gehören kann</translation>
    </message>
</context>
<context>
    <name>PlacesMenu</name>
    <message>
        <source>No jump was made yet</source>
        <translation>Noch kein Sprung</translation>
    </message>
    <message>
        <source>P&amp;laces I was at</source>
        <translation>Orte, an denen i&amp;ch war</translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>PlayCommands</name>
    <message>
        <source>Sleep timer</source>
        <translation>Einschlaftimer</translation>
    </message>
    <message>
        <source>Stop playing after how many minutes?</source>
        <translation>Nach wie vielen Minuten anhalten?</translation>
    </message>
    <message>
        <source>There are no chapters.</source>
        <translation>Es gibt keine Kapitel.</translation>
    </message>
    <message>
        <source>There is no recording to play. Drop one on the window, or put it beside the transcript under the same name.</source>
        <translation>Es gibt keine Aufnahme zum Abspielen. Eine auf das Fenster ziehen oder unter demselben Namen neben das Transkript legen.</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>({0} more)</source>
        <translation>({0} weitere)</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>From turn {0} on, {1} seem exchanged ({2} % sure).</source>
        <translation>Ab Beitrag {0} scheinen {1} vertauscht ({2} % sicher).</translation>
    </message>
    <message>
        <source>From turn {0} to {1}, {2} seem exchanged ({3} % sure).</source>
        <translation>Von Beitrag {0} bis {1} scheinen {2} vertauscht ({3} % sicher).</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Turn {0} is labelled {1}, but seems to be {2} ({3} % sure).</source>
        <translation>Bei Beitrag {0} steht {1}, es scheint aber {2} zu sein ({3} % sicher).</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Playback rate</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>RatePopup</name>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
</context>
<context>
    <name>ReadingReport</name>
    <message numerus="yes">
        <source>%n repair(s) taken back.</source>
        <translation>
            <numerusform>%n Berichtigung zurückgenommen.</numerusform>
            <numerusform>%n Berichtigungen zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Characters in another encoding, put right</source>
        <translation>Zeichen in anderer Kodierung, richtiggestellt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How {0} was read</source>
        <translation>Wie {0} gelesen wurde</translation>
    </message>
    <message>
        <source>Make all repairs again</source>
        <translation>Alles wieder berichtigen</translation>
    </message>
    <message>
        <source>Marks of emphasis, made emphasis</source>
        <translation>Zeichen der Betonung, zu Betonung gemacht</translation>
    </message>
    <message>
        <source>Nothing had to be repaired: the text is as its file has it.</source>
        <translation>Es war nichts zu berichtigen: Der Text ist wie in seiner Datei.</translation>
    </message>
    <message>
        <source>Page numbers amid the text, left out</source>
        <translation>Seitenzahlen im Text, weggelassen</translation>
    </message>
    <message>
        <source>Paragraphs cut by a page break, joined</source>
        <translation>Von einem Seitenumbruch zerschnittene Absätze, verbunden</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Berichtigungen</translation>
    </message>
    <message>
        <source>Spellings of a name, merged</source>
        <translation>Schreibweisen eines Namens, zusammengeführt</translation>
    </message>
    <message>
        <source>Take back what is unticked</source>
        <translation>Abgewähltes zurücknehmen</translation>
    </message>
    <message>
        <source>The file itself is never changed.</source>
        <translation>Die Datei selbst wird nie verändert.</translation>
    </message>
    <message>
        <source>Untick what was right as it was; it is then read again so.</source>
        <translation>Was richtig war, wie es war, abwählen; es wird dann wieder so gelesen.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Words cut at the end of a line, joined</source>
        <translation>Am Zeilenende getrennte Wörter, verbunden</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>Zeile {0}</translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message numerus="yes">
        <source>%n note(s) did not find their words in this text and are kept aside.</source>
        <translation>
            <numerusform>%n Notiz hat ihre Wörter in diesem Text nicht gefunden und ist beiseitegelegt.</numerusform>
            <numerusform>%n Notizen haben ihre Wörter in diesem Text nicht gefunden und sind beiseitegelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing tells when this is said, so it cannot be played.</source>
        <translation>Nichts sagt, wann das gesprochen wird, darum lässt es sich nicht abspielen.</translation>
    </message>
    <message>
        <source>Nothing tells yet when this is said, so it cannot be played. Align the recording with the text first.</source>
        <translation>Noch sagt nichts, wann das gesprochen wird, darum lässt es sich nicht abspielen. Erst die Aufnahme mit dem Text abgleichen.</translation>
    </message>
    <message>
        <source>The recording does not contain these words: they may have been cut from it, or are in the text only.</source>
        <translation>Diese Wörter sind nicht in der Aufnahme: Vielleicht wurden sie herausgeschnitten oder stehen nur im Text.</translation>
    </message>
    <message>
        <source>There is nothing here to be heard.</source>
        <translation>Hier ist nichts zu hören.</translation>
    </message>
    <message>
        <source>This is not aligned yet. Earmark is going there now.</source>
        <translation>Das ist noch nicht abgeglichen. Earmark macht sich jetzt daran.</translation>
    </message>
    <message>
        <source>This is not aligned yet. Resume aligning to hear it.</source>
        <translation>Das ist noch nicht abgeglichen. Zum Hören den Abgleich fortsetzen.</translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n more)</source>
        <translation>
            <numerusform>{0} (%n weitere)</numerusform>
            <numerusform>{0} (%n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Nothing else was opened yet</source>
        <translation>Noch wurde nichts anderes geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
</context>
<context>
    <name>Renaming</name>
    <message numerus="yes">
        <source>%n turn(s) of {0} are {1}’s now.</source>
        <translation>
            <numerusform>%n Beitrag von {0} gehört jetzt zu {1}.</numerusform>
            <numerusform>%n Beiträge von {0} gehören jetzt zu {1}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>{0} is {1} now, in %n turn(s).</source>
        <translation>
            <numerusform>{0} heißt jetzt {1}, in %n Beitrag.</numerusform>
            <numerusform>{0} heißt jetzt {1}, in %n Beiträgen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message numerus="yes">
        <source>%n note(s) found their place in the changed text.</source>
        <translation>
            <numerusform>%n Notiz hat im geänderten Text ihre Stelle gefunden.</numerusform>
            <numerusform>%n Notizen haben im geänderten Text ihre Stelle gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look through…</source>
        <translation>Durchsehen …</translation>
    </message>
    <message>
        <source>The note is in its place.</source>
        <translation>Die Notiz ist an ihrer Stelle.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Next (Enter)</source>
        <translation>Weiter (Eingabe)</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>Zurück (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Results and what limits them</source>
        <translation>Ergebnisse und ihre Eingrenzung</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search this conversation</source>
        <translation>Im Gespräch suchen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Ergebnis</numerusform>
            <numerusform>%Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n Sprecher</numerusform>
            <numerusform>%n Sprecher</numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only what some say</source>
        <translation>Nur was bestimmte sagen</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>Whose words: {0}</source>
        <translation>Wessen Worte: {0}</translation>
    </message>
    <message>
        <source>{0} …</source>
        <translation>{0} …</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Not a regular expression: {0} at character {1}.</source>
        <translation>Kein regulärer Ausdruck: {0} bei Zeichen {1}.</translation>
    </message>
    <message>
        <source>Nothing found within these limits.</source>
        <translation>In diesen Grenzen nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>This expression takes too long: {0} % of the text was looked through. A plainer one will do it all.</source>
        <translation>Dieser Ausdruck braucht zu lange: {0} % des Textes wurden durchsucht. Ein einfacherer schafft ihn ganz.</translation>
    </message>
    <message>
        <source>Type above to search this conversation.</source>
        <translation>Oben eingeben, um dieses Gespräch zu durchsuchen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Eine Einstellung suchen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tasten …</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {0}</source>
        <translation>Zurücksetzen: {0}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Text and colours…</source>
        <translation>Schrift und Farben …</translation>
    </message>
    <message>
        <source>There is no setting of that name.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
</context>
<context>
    <name>ShelfDelegate</name>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
</context>
<context>
    <name>SkipChip</name>
    <message>
        <source>Not in the text (an advert?): skip it</source>
        <translation>Nicht im Text (Werbung?): überspringen</translation>
    </message>
</context>
<context>
    <name>SpeakerModel</name>
    <message numerus="yes">
        <source>%Ln turn(s)</source>
        <translation>
            <numerusform>%Ln Beitrag</numerusform>
            <numerusform>%Ln Beiträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to go to their next turn, with Shift to the one before</source>
        <translation>Klicken springt zum nächsten Beitrag, mit Umschalt zum vorigen</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0}: {1} in {2}, {3} of all words</source>
        <translation>{0}: {1} in {2}, {3} aller Wörter</translation>
    </message>
    <message>
        <source>{0}: {1} in {2}, {3} of the talking time</source>
        <translation>{0}: {1} in {2}, {3} der Redezeit</translation>
    </message>
</context>
<context>
    <name>StampButton</name>
    <message>
        <source>Not in this recording</source>
        <translation>Nicht in dieser Aufnahme</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Ab {time} abspielen</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
</context>
<context>
    <name>Stamps</name>
    <message>
        <source>its time is doubtful</source>
        <translation>die Zeit ist unsicher</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>fehlt im Ton</translation>
    </message>
</context>
<context>
    <name>StarButton</name>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Add a folder of conversations…</source>
        <translation>Ordner mit Gesprächen hinzufügen …</translation>
    </message>
    <message>
        <source>Open a conversation…</source>
        <translation>Ein Gespräch öffnen …</translation>
    </message>
    <message>
        <source>Open a transcript and its recording. Earmark shows the words as they are spoken, plays from any word you click, and keeps what you think about it.</source>
        <translation>Ein Transkript und seine Aufnahme öffnen: Earmark zeigt die Wörter, während sie gesprochen werden, spielt ab jedem angeklickten Wort und bewahrt die Gedanken dazu.</translation>
    </message>
    <message>
        <source>Open the sample conversation</source>
        <translation>Das Beispielgespräch öffnen</translation>
    </message>
    <message>
        <source>Or drop files anywhere on this window: a transcript (text, Markdown, HTML, SRT, WebVTT) with its recording, or a folder of them. What has the same name belongs together; your files are never changed.</source>
        <translation>Oder Dateien irgendwo auf dieses Fenster ziehen: ein Transkript (Text, Markdown, HTML, SRT, WebVTT) mit seiner Aufnahme oder einen Ordner davon. Was denselben Namen hat, gehört zusammen; eigene Dateien werden nie verändert.</translation>
    </message>
    <message>
        <source>Read along with any conversation</source>
        <translation>Bei jedem Gespräch mitlesen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>StoreLine</name>
    <message>
        <source>Your notes</source>
        <translation>Die Notizen</translation>
    </message>
</context>
<context>
    <name>StoreShowing</name>
    <message numerus="yes">
        <source>%n note(s) changed in another window.</source>
        <translation>
            <numerusform>%n Notiz wurde in einem anderen Fenster geändert.</numerusform>
            <numerusform>%n Notizen wurden in einem anderen Fenster geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A synchronising program has left %n other copy(ies) of your notes.</source>
        <translation>
            <numerusform>Ein Abgleichprogramm hat eine andere Fassung der Notizen hinterlassen.</numerusform>
            <numerusform>Ein Abgleichprogramm hat %n andere Fassungen der Notizen hinterlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Sicherungen …</translation>
    </message>
    <message>
        <source>It still cannot be kept.</source>
        <translation>Es lässt sich noch immer nicht aufheben.</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>Nothing new is kept: {0} {1}</source>
        <translation>Nichts Neues wird aufgehoben: {0} {1}</translation>
    </message>
    <message>
        <source>See what is missing…</source>
        <translation>Fehlendes ansehen …</translation>
    </message>
    <message numerus="yes">
        <source>The backup of {0} has %n more.</source>
        <translation>
            <numerusform>Die Sicherung von {0} hat %n mehr.</numerusform>
            <numerusform>Die Sicherung von {0} hat %n mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup of {0} has no more.</source>
        <translation>Die Sicherung von {0} hat nicht mehr.</translation>
    </message>
    <message>
        <source>There is no good backup.</source>
        <translation>Es gibt keine brauchbare Sicherung.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Write here all the same</source>
        <translation>Trotzdem hier schreiben</translation>
    </message>
    <message>
        <source>Your notes are being kept again.</source>
        <translation>Die Notizen werden wieder aufgehoben.</translation>
    </message>
    <message>
        <source>Your store of notes is damaged.</source>
        <translation>Die Ablage der Notizen ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, mit Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit a template</source>
        <translation>Vorlage bearbeiten</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>my-{0}</source>
        <translation>mein-{0}</translation>
    </message>
</context>
<context>
    <name>TextFixing</name>
    <message>
        <source>A turn keeps at least one word. Nothing was changed.</source>
        <translation>Ein Beitrag behält mindestens ein Wort. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Correct words</source>
        <comment>undo</comment>
        <translation>Wörter berichtigen</translation>
    </message>
    <message>
        <source>Take back a correction</source>
        <translation>Berichtigung zurücknehmen</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>being aligned</source>
        <translation>wird abgeglichen</translation>
    </message>
    <message>
        <source>not aligned yet</source>
        <translation>noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>not in the text</source>
        <translation>nicht im Text</translation>
    </message>
    <message>
        <source>times doubtful here</source>
        <translation>Zeiten hier unsicher</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>What is heard there</source>
        <translation>Was dort zu hören ist</translation>
    </message>
</context>
<context>
    <name>TimelineOverview</name>
    <message>
        <source>Overview of the recording</source>
        <translation>Übersicht über die Aufnahme</translation>
    </message>
</context>
<context>
    <name>TimingFixes</name>
    <message numerus="yes">
        <source>%n time(s) set by hand did not find their words in this text and are kept aside.</source>
        <translation>
            <numerusform>%n von Hand gesetzte Zeit hat ihr Wort in diesem Text nicht gefunden und ist beiseitegelegt.</numerusform>
            <numerusform>%n von Hand gesetzte Zeiten haben ihre Wörter in diesem Text nicht gefunden und sind beiseitegelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) were set by hand in another recording and do not count in this one.</source>
        <translation>
            <numerusform>%n Zeit wurde in einer anderen Aufnahme von Hand gesetzt und gilt in dieser nicht.</numerusform>
            <numerusform>%n Zeiten wurden in einer anderen Aufnahme von Hand gesetzt und gelten in dieser nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let go of a time</source>
        <translation>Zeit freigeben</translation>
    </message>
    <message>
        <source>Move a time</source>
        <translation>Zeit verschieben</translation>
    </message>
    <message>
        <source>Move what follows</source>
        <translation>Das Folgende verschieben</translation>
    </message>
    <message>
        <source>Set a time</source>
        <translation>Zeit setzen</translation>
    </message>
</context>
<context>
    <name>TimingView</name>
    <message>
        <source>All that follows moves with “{0}”, which starts at {1}.</source>
        <translation>Alles Folgende rückt mit „{0}“ mit, das bei {1} beginnt.</translation>
    </message>
    <message>
        <source>All that follows, too</source>
        <translation>Auch alles Folgende</translation>
    </message>
    <message>
        <source>No time is set by hand here. Press {0} when the turn begins.</source>
        <translation>Hier ist keine Zeit von Hand gesetzt. {0} drücken, wenn der Beitrag beginnt.</translation>
    </message>
    <message>
        <source>No turn is known to begin near here. Right-click the one that does, or walk to its first word with {0}, and say that it starts now.</source>
        <translation>Hier in der Nähe beginnt kein bekannter Beitrag. Den richtigen mit der rechten Maustaste anklicken oder mit {0} zu seinem ersten Wort gehen und festhalten, dass er jetzt beginnt.</translation>
    </message>
    <message>
        <source>Nothing tells when this is said. Press {0} when it begins.</source>
        <translation>Nichts sagt, wann das gesprochen wird. {0} drücken, wenn es beginnt.</translation>
    </message>
    <message>
        <source>Only the turn moves with “{0}”, which starts at {1}.</source>
        <translation>Nur der Beitrag rückt mit „{0}“ mit, das bei {1} beginnt.</translation>
    </message>
    <message>
        <source>Stretch to the pins around</source>
        <translation>Zwischen den Fixpunkten dehnen</translation>
    </message>
    <message>
        <source>This turn starts now ({0})</source>
        <translation>Dieser Beitrag beginnt jetzt ({0})</translation>
    </message>
    <message>
        <source>This word starts now ({0})</source>
        <translation>Dieses Wort beginnt jetzt ({0})</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What lies between “{0}”, which starts at {1}, and the pins around it is stretched.</source>
        <translation>Was zwischen „{0}“, das bei {1} beginnt, und den Fixpunkten ringsum liegt, wird gedehnt.</translation>
    </message>
    <message>
        <source>Which word? Select it, or walk to it with {0}, or right-click it; then say that it starts now.</source>
        <translation>Welches Wort? Es auswählen, mit {0} hingehen oder mit der rechten Maustaste anklicken; dann festhalten, dass es jetzt beginnt.</translation>
    </message>
    <message>
        <source>{0} and {1} move it, {2} takes it back.</source>
        <translation>{0} und {1} verschieben es, {2} nimmt es zurück.</translation>
    </message>
    <message>
        <source>{0} takes it back.</source>
        <translation>{0} nimmt es zurück.</translation>
    </message>
    <message>
        <source>“{0}” is where it was, at {1}; the pin is gone.</source>
        <translation>„{0}“ ist, wo es war, bei {1}; der Fixpunkt ist weg.</translation>
    </message>
    <message>
        <source>“{0}” starts at {1}.</source>
        <translation>„{0}“ beginnt bei {1}.</translation>
    </message>
</context>
<context>
    <name>Transcribing</name>
    <message>
        <source>Start it again to go on from there.</source>
        <translation>Neu starten, um von dort weiterzumachen.</translation>
    </message>
    <message>
        <source>Transcribing ended unexpectedly; what was heard so far is kept.</source>
        <translation>Das Transkribieren endete unerwartet; was bisher gehört wurde, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>TranscribingView</name>
    <message>
        <source>A transcript is being made already; one at a time.</source>
        <translation>Es entsteht schon ein Transkript; immer nur eines.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Earmark can make a first one by listening: with mistakes, and marked as machine-made.</source>
        <translation>Earmark kann durch Zuhören ein erstes machen: mit Fehlern und als maschinell gekennzeichnet.</translation>
    </message>
    <message>
        <source>Open a transcript…</source>
        <translation>Ein Transkript öffnen …</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Save the transcript as</source>
        <translation>Transkript speichern als</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped. What was heard is kept: transcribing again goes on from there.</source>
        <translation>Angehalten. Was gehört wurde, bleibt erhalten: Erneutes Transkribieren macht dort weiter.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The transcript of {0}</source>
        <translation>Das Transkript von {0}</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transkribieren</translation>
    </message>
    <message>
        <source>Transcribe a recording</source>
        <translation>Eine Aufnahme transkribieren</translation>
    </message>
    <message>
        <source>Transcribe as…</source>
        <translation>Transkribieren als …</translation>
    </message>
    <message>
        <source>Transcribing {0} …</source>
        <translation>{0} wird transkribiert …</translation>
    </message>
    <message>
        <source>Transcribing {0}: {1} %</source>
        <translation>{0} wird transkribiert: {1} %</translation>
    </message>
    <message>
        <source>{0} has no transcript beside it.</source>
        <translation>Neben {0} liegt kein Transkript.</translation>
    </message>
    <message>
        <source>{0} is made. It is machine-made: words, names and speakers may be wrong.</source>
        <translation>{0} ist fertig. Es ist maschinell gemacht: Wörter, Namen und Sprecher können falsch sein.</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>After this chapter</source>
        <translation>Nach diesem Kapitel</translation>
    </message>
    <message>
        <source>After this turn</source>
        <translation>Nach diesem Beitrag</translation>
    </message>
    <message>
        <source>From {0} to …</source>
        <translation>Von {0} bis …</translation>
    </message>
    <message>
        <source>In {0} minutes</source>
        <translation>In {0} Minuten</translation>
    </message>
    <message>
        <source>In …</source>
        <translation>In …</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop turn</source>
        <translation>Beitrag wiederholen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Einschlafen</translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation>Einschlaftimer</translation>
    </message>
    <message>
        <source>Sleep timer: {0}</source>
        <translation>Einschlaftimer: {0}</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>When this chapter ends</source>
        <translation>Am Ende dieses Kapitels</translation>
    </message>
    <message>
        <source>When this turn ends</source>
        <translation>Am Ende dieses Beitrags</translation>
    </message>
    <message>
        <source>{0} seconds back</source>
        <translation>{0} Sekunden zurück</translation>
    </message>
    <message>
        <source>{0} seconds on</source>
        <translation>{0} Sekunden vor</translation>
    </message>
</context>
<context>
    <name>TransportTimes</name>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Say what is left in another way</source>
        <translation>Den Rest anders angeben</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Was noch bleibt</translation>
    </message>
    <message>
        <source>ends at {0}</source>
        <translation>endet um {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} left at {1}</source>
        <translation>noch {0} bei {1}</translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Show what can be done with this turn</source>
        <translation>Zeigen, was sich mit diesem Beitrag tun lässt</translation>
    </message>
</context>
<context>
    <name>TurnMenu</name>
    <message>
        <source>Bookmark this turn</source>
        <translation>Lesezeichen bei diesem Beitrag</translation>
    </message>
    <message>
        <source>Copy the time</source>
        <translation>Zeit kopieren</translation>
    </message>
    <message>
        <source>Copy this turn as a quote</source>
        <translation>Diesen Beitrag als Zitat kopieren</translation>
    </message>
    <message>
        <source>Correct the words…</source>
        <translation>Wörter berichtigen …</translation>
    </message>
    <message>
        <source>Exchange from here on</source>
        <translation>Ab hier vertauschen</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>New name…</source>
        <translation>Neuer Name …</translation>
    </message>
    <message>
        <source>Note on the selection…</source>
        <translation>Notiz zur Auswahl …</translation>
    </message>
    <message>
        <source>Note on this turn…</source>
        <translation>Notiz zu diesem Beitrag …</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Rename {0} everywhere…</source>
        <translation>{0} überall umbenennen …</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Speaker from here on</source>
        <translation>Sprecher ab hier</translation>
    </message>
    <message>
        <source>Speaker of this turn</source>
        <translation>Sprecher dieses Beitrags</translation>
    </message>
    <message>
        <source>Who is speaking?</source>
        <translation>Wer spricht?</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>The page no longer follows the voice. {0} turns it on again.</source>
        <translation>Die Seite folgt der Stimme nicht mehr. {0} schaltet es wieder ein.</translation>
    </message>
</context>
<context>
    <name>VoiceChip</name>
    <message>
        <source>Back to the voice</source>
        <translation>Zurück zur Stimme</translation>
    </message>
    <message>
        <source>Follow the voice</source>
        <translation>Der Stimme folgen</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Enter applies, Esc leaves</source>
        <translation>Eingabe wendet an, Esc bricht ab</translation>
    </message>
    <message numerus="yes">
        <source>Everywhere (%n place(s))…</source>
        <translation>
            <numerusform>Überall (%n Stelle) …</numerusform>
            <numerusform>Überall (%n Stellen) …</numerusform>
        </translation>
    </message>
    <message>
        <source>The words as they should be</source>
        <translation>Die Wörter, wie sie sein sollen</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;About Earmark</source>
        <translation>Ü&amp;ber Earmark</translation>
    </message>
    <message>
        <source>&amp;Align with the recording</source>
        <translation>Mit der Aufnahme &amp;abgleichen</translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation>A&amp;lle Befehle …</translation>
    </message>
    <message>
        <source>&amp;Back to where I was</source>
        <translation>Zurück, wo ich &amp;war</translation>
    </message>
    <message>
        <source>&amp;Backups of your notes…</source>
        <translation>Si&amp;cherungen der Notizen …</translation>
    </message>
    <message>
        <source>&amp;Bookmark this turn</source>
        <translation>&amp;Lesezeichen bei diesem Beitrag</translation>
    </message>
    <message>
        <source>&amp;Capture the last 15 seconds</source>
        <translation>Letzte 15 Sekunden m&amp;itschneiden</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit the mark</source>
        <translation>Anmerkung b&amp;earbeiten</translation>
    </message>
    <message>
        <source>&amp;Export notes…</source>
        <translation>Notizen e&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>&amp;Follow the voice</source>
        <translation>Der Stimme &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Forward again</source>
        <translation>Wieder vorwä&amp;rts</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Highlight what is selected</source>
        <translation>Auswahl &amp;markieren</translation>
    </message>
    <message>
        <source>&amp;Import notes…</source>
        <translation>Notizen im&amp;portieren …</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>B&amp;ibliothek</translation>
    </message>
    <message>
        <source>&amp;Loop this turn</source>
        <translation>Diesen Beitrag &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>An&amp;merken</translation>
    </message>
    <message>
        <source>&amp;Mark word, sentence or turn</source>
        <translation>Wort, Satz oder Beitrag kennzeichnen</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>S&amp;tumm</translation>
    </message>
    <message>
        <source>&amp;Next turn</source>
        <translation>&amp;Nächster Beitrag</translation>
    </message>
    <message>
        <source>&amp;Notebook</source>
        <translation>&amp;Notizbuch</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Previous turn</source>
        <translation>V&amp;origer Beitrag</translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <translation>L&amp;eiser</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Wiederholen: {0}</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>&amp;Stern</translation>
    </message>
    <message>
        <source>&amp;Stop aligning</source>
        <translation>Abgleich an&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>Sc&amp;hlagwörter …</translation>
    </message>
    <message>
        <source>&amp;Text and colours…</source>
        <translation>Sch&amp;rift und Farben …</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Rückgängig: {0}</translation>
    </message>
    <message>
        <source>&amp;Usual rate</source>
        <translation>Ü&amp;bliches Tempo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Wider column</source>
        <translation>Breitere Spalte</translation>
    </message>
    <message>
        <source>&amp;Zoom the timeline in</source>
        <translation>&amp;Zeitleiste vergrößern</translation>
    </message>
    <message>
        <source>A &amp;little back</source>
        <translation>Etwas &amp;zurück</translation>
    </message>
    <message>
        <source>A lane for each speaker</source>
        <translation>Eine Spur je Sprecher</translation>
    </message>
    <message>
        <source>A little &amp;on</source>
        <translation>Etwas &amp;vor</translation>
    </message>
    <message>
        <source>A tenth &amp;earlier</source>
        <translation>Ein Zehntel f&amp;rüher</translation>
    </message>
    <message>
        <source>A tenth &amp;later</source>
        <translation>Ein Zehntel s&amp;päter</translation>
    </message>
    <message>
        <source>Add a &amp;folder to the library…</source>
        <translation>Or&amp;dner zur Bibliothek hinzufügen …</translation>
    </message>
    <message>
        <source>Al&amp;ways skip what the text lacks</source>
        <translation>&amp;Immer überspringen, was im Text fehlt</translation>
    </message>
    <message>
        <source>Align again between two &amp;pins</source>
        <translation>Zwischen zwei &amp;Fixpunkten neu abgleichen</translation>
    </message>
    <message>
        <source>All that &amp;follows moves with it</source>
        <translation>Alles F&amp;olgende rückt mit</translation>
    </message>
    <message>
        <source>Blac&amp;k</source>
        <translation>S&amp;chwarz</translation>
    </message>
    <message>
        <source>C&amp;orrections…</source>
        <translation>Beri&amp;chtigungen …</translation>
    </message>
    <message>
        <source>Capture the last 3&amp;0 seconds</source>
        <translation>Letzte 3&amp;0 Sekunden mitschneiden</translation>
    </message>
    <message>
        <source>Choose a &amp;mark</source>
        <translation>Anmerkung &amp;wählen</translation>
    </message>
    <message>
        <source>Choose the &amp;rate…</source>
        <translation>Temp&amp;o wählen …</translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation>Farben des S&amp;ystems</translation>
    </message>
    <message>
        <source>Copy as &amp;quote</source>
        <translation>Als &amp;Zitat kopieren</translation>
    </message>
    <message>
        <source>Copy notes as &amp;Markdown</source>
        <translation>Notizen als &amp;Markdown kopieren</translation>
    </message>
    <message>
        <source>Correct the wor&amp;ds…</source>
        <translation>Wör&amp;ter berichtigen …</translation>
    </message>
    <message>
        <source>Delete the ma&amp;rk</source>
        <translation>Anmerkung lös&amp;chen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fade all &amp;but what is spoken</source>
        <translation>Nur das Gesprochene hervorheben</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>W&amp;eitersuchen</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>R&amp;ückwärts suchen</translation>
    </message>
    <message>
        <source>Find &amp;whole words only</source>
        <translation>Nur &amp;ganze Wörter suchen</translation>
    </message>
    <message>
        <source>Find by re&amp;gular expression</source>
        <translation>Mit regulärem &amp;Ausdruck suchen</translation>
    </message>
    <message>
        <source>Further back</source>
        <translation>Weiter zurück</translation>
    </message>
    <message>
        <source>Further on</source>
        <translation>Weiter vor</translation>
    </message>
    <message>
        <source>Go to &amp;time…</source>
        <translation>Zu einer Z&amp;eit springen …</translation>
    </message>
    <message>
        <source>He&amp;ar the mark and come back</source>
        <translation>Anmerkung anhören und &amp;zurückkehren</translation>
    </message>
    <message>
        <source>High c&amp;ontrast</source>
        <translation>Hoher K&amp;ontrast</translation>
    </message>
    <message>
        <source>Highlight in &amp;green</source>
        <translation>G&amp;rün markieren</translation>
    </message>
    <message>
        <source>Highlight in &amp;yellow</source>
        <translation>&amp;Gelb markieren</translation>
    </message>
    <message>
        <source>Highlight in b&amp;lue</source>
        <translation>Bla&amp;u markieren</translation>
    </message>
    <message>
        <source>Highlight in p&amp;ink</source>
        <translation>R&amp;osa markieren</translation>
    </message>
    <message>
        <source>Highlight in p&amp;urple</source>
        <translation>&amp;Violett markieren</translation>
    </message>
    <message>
        <source>L&amp;ines further apart</source>
        <translation>Zeilen weiter &amp;auseinander</translation>
    </message>
    <message>
        <source>L&amp;ouder</source>
        <translation>La&amp;uter</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Lines closer toget&amp;her</source>
        <translation>Zeilen enger zusammen</translation>
    </message>
    <message>
        <source>Loo&amp;k at what is noted here</source>
        <translation>&amp;Ansehen, was hier angemerkt ist</translation>
    </message>
    <message>
        <source>Loop from here / to here (&amp;A–B)</source>
        <translation>Wiederholen ab hier / bis hier (A–B)</translation>
    </message>
    <message>
        <source>Mark corrected words</source>
        <translation>Berichtigte Wörter kennzeichnen</translation>
    </message>
    <message>
        <source>Na&amp;rrower column</source>
        <translation>Schmalere Spalte</translation>
    </message>
    <message>
        <source>Ne&amp;xt theme</source>
        <translation>Nächs&amp;tes Farbschema</translation>
    </message>
    <message>
        <source>Next &amp;doubtful place</source>
        <translation>&amp;Nächste unsichere Stelle</translation>
    </message>
    <message>
        <source>Next c&amp;hapter</source>
        <translation>Nächstes Ka&amp;pitel</translation>
    </message>
    <message>
        <source>Next s&amp;entence</source>
        <translation>Nächster Sa&amp;tz</translation>
    </message>
    <message>
        <source>Notes &amp;found again…</source>
        <translation>Wiederge&amp;fundene Notizen …</translation>
    </message>
    <message>
        <source>Only its tu&amp;rn moves with it</source>
        <translation>N&amp;ur sein Beitrag rückt mit</translation>
    </message>
    <message>
        <source>Open the &amp;sample conversation</source>
        <translation>&amp;Beispielgespräch öffnen</translation>
    </message>
    <message>
        <source>Previous &amp;chapter</source>
        <translation>Voriges &amp;Kapitel</translation>
    </message>
    <message>
        <source>Previous &amp;sentence</source>
        <translation>Voriger &amp;Satz</translation>
    </message>
    <message>
        <source>Previous d&amp;oubtful place</source>
        <translation>&amp;Vorige unsichere Stelle</translation>
    </message>
    <message>
        <source>Remo&amp;ve the pin</source>
        <translation>Fixpunkt &amp;entfernen</translation>
    </message>
    <message>
        <source>S&amp;epia</source>
        <translation>Se&amp;pia</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Einste&amp;llungen …</translation>
    </message>
    <message>
        <source>S&amp;hare as a bundle…</source>
        <translation>Als Bünde&amp;l weitergeben …</translation>
    </message>
    <message>
        <source>Say &amp;where I am</source>
        <translation>Sagen, wo ich &amp;bin</translation>
    </message>
    <message>
        <source>Search &amp;results</source>
        <translation>Suchergeb&amp;nisse</translation>
    </message>
    <message>
        <source>Search the whole &amp;library…</source>
        <translation>Die ganze &amp;Bibliothek durchsuchen …</translation>
    </message>
    <message>
        <source>Show do&amp;ubtful times</source>
        <translation>&amp;Unsichere Zeiten zeigen</translation>
    </message>
    <message>
        <source>Skip back</source>
        <translation>Zurückspringen</translation>
    </message>
    <message>
        <source>Skip on</source>
        <translation>Vorspringen</translation>
    </message>
    <message>
        <source>Skip what the te&amp;xt lacks</source>
        <translation>&amp;Überspringen, was im Text fehlt</translation>
    </message>
    <message>
        <source>Slee&amp;p after minutes…</source>
        <translation>Nach &amp;Minuten einschlafen …</translation>
    </message>
    <message>
        <source>Sleep after this &amp;chapter</source>
        <translation>Nach diesem &amp;Kapitel einschlafen</translation>
    </message>
    <message>
        <source>Sleep after this tur&amp;n</source>
        <translation>Na&amp;ch diesem Beitrag einschlafen</translation>
    </message>
    <message>
        <source>Stretc&amp;h to the pins around it</source>
        <translation>Zwischen den Fixpunkten &amp;dehnen</translation>
    </message>
    <message>
        <source>Text in its &amp;usual size</source>
        <translation>Schrift in ü&amp;blicher Größe</translation>
    </message>
    <message>
        <source>The mark ends a word earlier</source>
        <translation>Anmerkung endet ein Wort früher</translation>
    </message>
    <message>
        <source>The mark ends a word later</source>
        <translation>Anmerkung endet ein Wort später</translation>
    </message>
    <message>
        <source>The mark starts a word earlier</source>
        <translation>Anmerkung beginnt ein Wort früher</translation>
    </message>
    <message>
        <source>The mark starts a word later</source>
        <translation>Anmerkung beginnt ein Wort später</translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation>Die ganze Aufnahme</translation>
    </message>
    <message>
        <source>This &amp;turn starts now</source>
        <translation>Dieser &amp;Beitrag beginnt jetzt</translation>
    </message>
    <message>
        <source>This &amp;word starts now</source>
        <translation>Dieses &amp;Wort beginnt jetzt</translation>
    </message>
    <message>
        <source>Trans&amp;cribe a recording…</source>
        <translation>Aufnahme &amp;transkribieren …</translation>
    </message>
    <message>
        <source>Un&amp;derline</source>
        <translation>Unters&amp;treichen</translation>
    </message>
    <message>
        <source>What was &amp;repaired…</source>
        <translation>Was be&amp;richtigt wurde …</translation>
    </message>
    <message>
        <source>Zoom the timeline out</source>
        <translation>Zeitleiste verkleinern</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Unterstreichen</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message numerus="yes">
        <source>%n note(s) copied as Markdown.</source>
        <translation>
            <numerusform>%n Notiz als Markdown kopiert.</numerusform>
            <numerusform>%n Notizen als Markdown kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>It goes from one part of the window to the next.</source>
        <translation>Sie führt von einem Teil des Fensters zum nächsten.</translation>
    </message>
    <message>
        <source>It leaves what is open: a search, a message, a selection.</source>
        <translation>Sie verlässt, was offen ist: eine Suche, eine Meldung, eine Auswahl.</translation>
    </message>
    <message>
        <source>It presses what has the focus.</source>
        <translation>Sie drückt, was den Fokus hat.</translation>
    </message>
    <message>
        <source>It scrolls the page.</source>
        <translation>Sie blättert die Seite.</translation>
    </message>
    <message>
        <source>It walks and selects on the page.</source>
        <translation>Sie bewegt und wählt auf der Seite aus.</translation>
    </message>
    <message>
        <source>Media keys play, pause and step already.</source>
        <translation>Medientasten spielen, halten an und springen schon.</translation>
    </message>
    <message>
        <source>Text fields need it to copy, paste and undo.</source>
        <translation>Textfelder brauchen sie zum Kopieren, Einfügen und Rückgängigmachen.</translation>
    </message>
    <message>
        <source>Text fields need it to erase.</source>
        <translation>Textfelder brauchen sie zum Löschen.</translation>
    </message>
    <message>
        <source>The system has its own use for it.</source>
        <translation>Das System benutzt sie selbst.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>a quotation that is copied ends with a link to its place</source>
        <translation>ein kopiertes Zitat endet mit einem Link zu seiner Stelle</translation>
    </message>
    <message>
        <source>a small bar beside words selected with the mouse</source>
        <translation>kleine Leiste neben mit der Maus ausgewählten Wörtern</translation>
    </message>
    <message>
        <source>all but the turn being spoken recede</source>
        <translation>alles außer dem gesprochenen Beitrag tritt zurück</translation>
    </message>
    <message>
        <source>changed keys: JSON, an action&apos;s name to its keys</source>
        <translation>geänderte Tasten: JSON, vom Namen eines Befehls zu seinen Tasten</translation>
    </message>
    <message>
        <source>colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>commands used last in the palette</source>
        <translation>zuletzt benutzte Befehle der Palette</translation>
    </message>
    <message>
        <source>doubtful times are marked</source>
        <translation>unsichere Zeiten sind gekennzeichnet</translation>
    </message>
    <message>
        <source>exported cards have their sound</source>
        <translation>exportierte Karten haben ihren Ton</translation>
    </message>
    <message>
        <source>exported quotes have the words around them</source>
        <translation>exportierte Zitate haben die Wörter darum</translation>
    </message>
    <message>
        <source>face of the conversation</source>
        <translation>Schrift des Gesprächs</translation>
    </message>
    <message>
        <source>files open in the window that is there already</source>
        <translation>Dateien öffnen sich im Fenster, das schon da ist</translation>
    </message>
    <message>
        <source>folder for backups of the notes; empty: in the data folder</source>
        <translation>Ordner für Sicherungen der Notizen; leer: im Datenordner</translation>
    </message>
    <message>
        <source>folder of the model of a recogniser that needs one</source>
        <translation>Ordner des Modells einer Erkennung, die eines braucht</translation>
    </message>
    <message>
        <source>format of the last export</source>
        <translation>Format des letzten Exports</translation>
    </message>
    <message>
        <source>groups of the notebook of the library</source>
        <translation>Gruppen im Notizbuch der Bibliothek</translation>
    </message>
    <message>
        <source>height of a line, in sizes</source>
        <translation>Höhe einer Zeile, in Schriftgrößen</translation>
    </message>
    <message>
        <source>how far the arrow keys skip</source>
        <translation>wie weit die Pfeiltasten springen</translation>
    </message>
    <message>
        <source>how far the button skips back</source>
        <translation>wie weit der Knopf zurückspringt</translation>
    </message>
    <message>
        <source>how far the button skips on</source>
        <translation>wie weit der Knopf vorspringt</translation>
    </message>
    <message>
        <source>how far they skip with Shift</source>
        <translation>wie weit sie mit Umschalt springen</translation>
    </message>
    <message>
        <source>how much more sound an exported clip has at both ends</source>
        <translation>wie viel mehr Ton ein Ausschnitt an beiden Enden hat</translation>
    </message>
    <message>
        <source>how the rest is told</source>
        <translation>wie der Rest angegeben wird</translation>
    </message>
    <message>
        <source>how words were highlighted last</source>
        <translation>wie Wörter zuletzt markiert wurden</translation>
    </message>
    <message>
        <source>language of the window, from the next start on</source>
        <translation>Sprache des Fensters, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>language of what is said (en, de ...); empty: look at the text</source>
        <translation>Sprache des Gesagten (en, de …); leer: am Text erkennen</translation>
    </message>
    <message>
        <source>order of exported notes</source>
        <translation>Reihenfolge exportierter Notizen</translation>
    </message>
    <message>
        <source>order of the library</source>
        <translation>Reihenfolge der Bibliothek</translation>
    </message>
    <message>
        <source>order of the notebook of the library</source>
        <translation>Reihenfolge im Notizbuch der Bibliothek</translation>
    </message>
    <message>
        <source>pause the sound while a note is typed</source>
        <translation>den Ton anhalten, während eine Notiz getippt wird</translation>
    </message>
    <message>
        <source>playback rate</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>rewind when coming back</source>
        <translation>beim Wiederkommen zurückspulen</translation>
    </message>
    <message>
        <source>size of all of the window, from the next start on</source>
        <translation>Größe des ganzen Fensters, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>size of the conversation&apos;s text</source>
        <translation>Schriftgröße des Gesprächs</translation>
    </message>
    <message>
        <source>skip what the text does not cover (adverts)</source>
        <translation>überspringen, was nicht im Text steht (Werbung)</translation>
    </message>
    <message>
        <source>smooth scrolling</source>
        <translation>sanftes Rollen</translation>
    </message>
    <message>
        <source>taken off what was heard when a time is set while playing</source>
        <translation>wird vom Gehörten abgezogen, wenn eine Zeit beim Abspielen gesetzt wird</translation>
    </message>
    <message>
        <source>the contents are shown</source>
        <translation>der Inhalt ist zu sehen</translation>
    </message>
    <message>
        <source>the desktop&apos;s media keys and lock screen play and pause</source>
        <translation>Medientasten und Sperrbildschirm des Systems spielen und halten an</translation>
    </message>
    <message>
        <source>the notes are shown</source>
        <translation>die Notizen sind zu sehen</translation>
    </message>
    <message>
        <source>the page follows the voice</source>
        <translation>die Seite folgt der Stimme</translation>
    </message>
    <message>
        <source>the timeline has a lane for each speaker</source>
        <translation>die Zeitleiste hat eine Spur je Sprecher</translation>
    </message>
    <message>
        <source>volume in percent</source>
        <translation>Lautstärke in Prozent</translation>
    </message>
    <message>
        <source>what exported notes are grouped by</source>
        <translation>wonach exportierte Notizen gruppiert sind</translation>
    </message>
    <message>
        <source>what hears the words when aligning; empty: what comes along</source>
        <translation>was beim Abgleich die Wörter hört; leer: das Mitgelieferte</translation>
    </message>
    <message>
        <source>what is marked as it is spoken</source>
        <translation>was beim Sprechen gekennzeichnet wird</translation>
    </message>
    <message>
        <source>where the last export went</source>
        <translation>wohin zuletzt exportiert wurde</translation>
    </message>
    <message>
        <source>where the window was (Qt&apos;s form, base64)</source>
        <translation>wo das Fenster war (Form von Qt, Base64)</translation>
    </message>
    <message>
        <source>width of the contents</source>
        <translation>Breite des Inhalts</translation>
    </message>
    <message>
        <source>width of the notes</source>
        <translation>Breite der Notizen</translation>
    </message>
    <message>
        <source>width of the text column, in letters</source>
        <translation>Breite der Textspalte, in Zeichen</translation>
    </message>
    <message>
        <source>words that were corrected are marked</source>
        <translation>berichtigte Wörter sind gekennzeichnet</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>A document is described twice here.</source>
        <translation>Ein Dokument ist hier zweimal beschrieben.</translation>
    </message>
    <message>
        <source>A name in it leads to another folder.</source>
        <translation>Ein Name darin führt in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A name was expected here.</source>
        <translation>Hier wurde ein Name erwartet.</translation>
    </message>
    <message>
        <source>A number in it cannot be read ({why}).</source>
        <translation>Eine Zahl darin ist nicht lesbar ({why}).</translation>
    </message>
    <message>
        <source>Aligning was cancelled.</source>
        <translation>Der Zeitabgleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Allow reading it and try again.</source>
        <translation>Bitte das Lesen erlauben und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>An alignment file is UTF-8; this is not.</source>
        <translation>Eine Zeitendatei ist in UTF-8 geschrieben; diese nicht.</translation>
    </message>
    <message>
        <source>An annotation has no earmark:ident here.</source>
        <translation>Eine Anmerkung hat hier kein earmark:ident.</translation>
    </message>
    <message>
        <source>An annotation was expected here.</source>
        <translation>Hier wurde eine Anmerkung erwartet.</translation>
    </message>
    <message>
        <source>An older copy is {path}.</source>
        <translation>Eine ältere Kopie ist {path}.</translation>
    </message>
    <message>
        <source>Anki package</source>
        <translation>Anki-Paket</translation>
    </message>
    <message>
        <source>Annotations of two kinds of file are mixed here.</source>
        <translation>Anmerkungen zweier Dateiarten sind hier gemischt.</translation>
    </message>
    <message>
        <source>Another program is writing to it: close that and try again.</source>
        <translation>Ein anderes Programm schreibt gerade hinein: dieses schließen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <source>Ask for the bundle again; nothing of it has been opened.</source>
        <translation>Bitte das Bündel neu anfordern; nichts davon wurde geöffnet.</translation>
    </message>
    <message>
        <source>Audio clips</source>
        <translation>Tonausschnitte</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>Belarussisch</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>CSV (Readwise’s columns)</source>
        <translation>CSV (Spalten von Readwise)</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <source>Change its permissions, or copy it to a place of your own.</source>
        <translation>Die Zugriffsrechte ändern oder die Datei an einen eigenen Ort kopieren.</translation>
    </message>
    <message>
        <source>Check it for loops within loops.</source>
        <translation>Bitte auf Schleifen in Schleifen prüfen.</translation>
    </message>
    <message>
        <source>Check that both belong to the same recording and are in one language.</source>
        <translation>Bitte prüfen, ob beide zur selben Aufnahme gehören und dieselbe Sprache haben.</translation>
    </message>
    <message>
        <source>Check that it is the right file, and that it plays.</source>
        <translation>Bitte prüfen, ob es die richtige Datei ist und ob sie sich abspielen lässt.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Bitte prüfen, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and the folder may be written to.</source>
        <translation>Bitte prüfen, ob der Datenträger voll ist und ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>Bitte prüfen, ob die Datei da ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>Check that the folder exists, may be written to and has room.</source>
        <translation>Bitte prüfen, ob es den Ordner gibt, ob er beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>Check that the folder exists, may be written to and has room. Nothing that was there is lost.</source>
        <translation>Bitte prüfen, ob es den Ordner gibt, ob in ihn geschrieben werden darf und ob Platz ist. Was da war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>Check that the recording and the transcript belong together.</source>
        <translation>Bitte prüfen, ob Aufnahme und Transkript zusammengehören.</translation>
    </message>
    <message>
        <source>Check the disk or the connection it is on.</source>
        <translation>Bitte den Datenträger oder die Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Check the disk or the connection to it, and go on; what is done is kept.</source>
        <translation>Bitte den Datenträger oder die Verbindung prüfen und fortfahren; was getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Check the disk or the connection to it, and try again.</source>
        <translation>Bitte den Datenträger oder die Verbindung prüfen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Check the name, and that the file may be read.</source>
        <translation>Bitte den Namen prüfen, und ob die Datei lesbar ist.</translation>
    </message>
    <message>
        <source>Check the name, or drop the file on the window.</source>
        <translation>Bitte den Namen prüfen oder die Datei auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Check the name, or whether it was moved or renamed.</source>
        <translation>Bitte den Namen prüfen; vielleicht wurde die Datei verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>Check whether it is full or failing; what was stored before is kept.</source>
        <translation>Bitte prüfen, ob er voll oder defekt ist; was vorher gespeichert war, bleibt.</translation>
    </message>
    <message>
        <source>Check whether the folder for backups has room; your notes are kept.</source>
        <translation>Bitte prüfen, ob der Ordner für Sicherungen Platz hat; die Notizen bleiben erhalten.</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Bitte eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>Choose a file of exported notes.</source>
        <translation>Bitte eine Datei mit exportierten Notizen wählen.</translation>
    </message>
    <message>
        <source>Choose a transcript or captions as plain text; if it is one, save it as UTF-8.</source>
        <translation>Bitte ein Transkript oder Untertitel als einfachen Text wählen; ist es einer, als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>Choose another in the settings; your notes themselves are kept.</source>
        <translation>Bitte in den Einstellungen einen anderen wählen; die Notizen selbst bleiben erhalten.</translation>
    </message>
    <message>
        <source>Choose another name, or replace it with --force.</source>
        <translation>Bitte einen anderen Namen wählen oder mit --force ersetzen.</translation>
    </message>
    <message>
        <source>Choose another place, or say that it may be replaced.</source>
        <translation>Bitte einen anderen Ort wählen oder das Ersetzen erlauben.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Choose another with --data-dir or EARMARK_DATA_DIR.</source>
        <translation>Ein anderer lässt sich mit --data-dir oder EARMARK_DATA_DIR wählen.</translation>
    </message>
    <message>
        <source>Choose the recording of the conversation (MP3, M4A, Opus, FLAC, WAV).</source>
        <translation>Bitte die Aufnahme des Gesprächs wählen (MP3, M4A, Opus, FLAC, WAV).</translation>
    </message>
    <message>
        <source>Choose the recording of the conversation.</source>
        <translation>Bitte die Aufnahme des Gesprächs wählen.</translation>
    </message>
    <message>
        <source>Choose the transcript or the captions as a plain text file.</source>
        <translation>Bitte das Transkript oder die Untertitel als einfache Textdatei wählen.</translation>
    </message>
    <message>
        <source>Clips are a folder of files, not one.</source>
        <translation>Ausschnitte sind ein Ordner mit Dateien, nicht eine.</translation>
    </message>
    <message>
        <source>Close Earmark there, or write here all the same if it is not in use there.</source>
        <translation>Bitte Earmark dort schließen, oder trotzdem hier schreiben, wenn es dort nicht benutzt wird.</translation>
    </message>
    <message>
        <source>Close Earmark, read the store into a new one with “earmark store salvage”, and put that in its place. Your backups are kept.</source>
        <translation>Bitte Earmark schließen, die Ablage mit „earmark store salvage“ in eine neue einlesen und diese an ihre Stelle legen. Die Sicherungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>Close other programs and try again: what is done is kept.</source>
        <translation>Andere Programme schließen und es noch einmal versuchen: was getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Comparing the voices with the labels was cancelled.</source>
        <translation>Der Vergleich der Stimmen mit den Namen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Convert it to MP3, M4A or FLAC with the program it came from.</source>
        <translation>Mit dem Programm, aus dem sie stammt, in MP3, M4A oder FLAC umwandeln.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Delete it yourself; it is made anew.</source>
        <translation>Bitte von Hand löschen; er wird neu gemacht.</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Earmark JSON-LD</source>
        <translation>Earmark JSON-LD</translation>
    </message>
    <message>
        <source>Earmark does not know this kind of annotation.</source>
        <translation>Diese Art von Anmerkung kennt Earmark nicht.</translation>
    </message>
    <message>
        <source>Earmark does not know this kind of correction.</source>
        <translation>Diese Art von Berichtigung kennt Earmark nicht.</translation>
    </message>
    <message>
        <source>Earmark does not know this kind of time set by hand.</source>
        <translation>Diese Art von Fixpunkt kennt Earmark nicht.</translation>
    </message>
    <message>
        <source>Earmark reads text, Markdown, HTML, SRT and WebVTT files.</source>
        <translation>Earmark liest Text-, Markdown-, HTML-, SRT- und WebVTT-Dateien.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Expected JSON chapters: an object with a list called “chapters”.</source>
        <translation>Erwartet werden Kapitel in JSON: ein Objekt mit einer Liste namens „chapters“.</translation>
    </message>
    <message>
        <source>Expected MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV. If it was downloaded, it may be incomplete: download it again.</source>
        <translation>Erwartet wird MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 oder MKV. Eine heruntergeladene Datei ist vielleicht unvollständig: bitte neu herunterladen.</translation>
    </message>
    <message>
        <source>Expected a recording: MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV.</source>
        <translation>Erwartet wird eine Aufnahme: MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 oder MKV.</translation>
    </message>
    <message>
        <source>Expected are captions (SRT, WebVTT) or a transcript with time stamps.</source>
        <translation>Erwartet werden Untertitel (SRT, WebVTT) oder ein Transkript mit Zeitangaben.</translation>
    </message>
    <message>
        <source>Expected are paragraphs, best with the speakers&apos; names: “Name: what was said”, or the name on a line of its own.</source>
        <translation>Erwartet werden Absätze, am besten mit den Namen der Sprecher: „Name: was gesagt wurde“ oder der Name in einer eigenen Zeile.</translation>
    </message>
    <message>
        <source>Expected are turns such as “Name: what was said”, or SRT or WebVTT captions.</source>
        <translation>Erwartet werden Beiträge wie „Name: was gesagt wurde“ oder Untertitel in SRT oder WebVTT.</translation>
    </message>
    <message>
        <source>Expected is JSON-LD of Earmark, JSON or CSV of Hypothesis, an .annotation file of Thorium, or a CSV with the columns of Readwise (Highlight, Title, Note …).</source>
        <translation>Erwartet wird JSON-LD von Earmark, JSON oder CSV von Hypothesis, eine .annotation-Datei von Thorium oder eine CSV mit den Spalten von Readwise (Highlight, Title, Note …).</translation>
    </message>
    <message>
        <source>Expected is a JSON file of annotations, as Earmark, Hypothesis and Thorium export it. Export it again; nothing has been imported.</source>
        <translation>Erwartet wird eine JSON-Datei mit Anmerkungen, wie Earmark, Hypothesis und Thorium sie exportieren. Bitte neu exportieren; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Expected is a file that Earmark, Readwise, Hypothesis or Thorium exported.</source>
        <translation>Erwartet wird eine Datei, die Earmark, Readwise, Hypothesis oder Thorium exportiert hat.</translation>
    </message>
    <message>
        <source>Expected name:, extension: or files:, found “{line}”.</source>
        <translation>Erwartet wird name:, extension: oder files:, gefunden „{line}“.</translation>
    </message>
    <message>
        <source>Expected {keys}, or the name of a template of yours.</source>
        <translation>Erwartet wird {keys} oder der Name einer eigenen Vorlage.</translation>
    </message>
    <message>
        <source>Export as JSON or CSV instead.</source>
        <translation>Bitte stattdessen als JSON oder CSV exportieren.</translation>
    </message>
    <message>
        <source>Export fewer conversations at once.</source>
        <translation>Bitte weniger Gespräche auf einmal exportieren.</translation>
    </message>
    <message>
        <source>Export fewer conversations at once; nothing has been imported.</source>
        <translation>Bitte weniger Gespräche auf einmal exportieren; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Export it again as CSV in UTF-8; nothing has been imported.</source>
        <translation>Bitte neu als CSV in UTF-8 exportieren; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Export the annotations again.</source>
        <translation>Bitte die Anmerkungen neu exportieren.</translation>
    </message>
    <message>
        <source>Export the annotations again; nothing has been imported.</source>
        <translation>Bitte die Anmerkungen neu exportieren; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>Free some space. Your notes are not concerned.</source>
        <translation>Bitte Platz schaffen. Die Notizen betrifft es nicht.</translation>
    </message>
    <message>
        <source>Free some space; what was stored before is not lost.</source>
        <translation>Bitte Platz schaffen; was vorher gespeichert war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hardly a word could be made out in {places} places of this recording.</source>
        <translation>An {places} Stellen dieser Aufnahme war kaum ein Wort zu verstehen.</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Hypothesis</translation>
    </message>
    <message>
        <source>If it was downloaded, it may be incomplete: download it again.</source>
        <translation>Wurde sie heruntergeladen, ist sie vielleicht unvollständig: bitte neu herunterladen.</translation>
    </message>
    <message>
        <source>If these are captions of another kind, save them as SRT or WebVTT.</source>
        <translation>Sind es Untertitel einer anderen Art, bitte als SRT oder WebVTT speichern.</translation>
    </message>
    <message>
        <source>In the timed file: {warning}</source>
        <translation>In der Datei mit Zeiten: {warning}</translation>
    </message>
    <message>
        <source>Install VLC 3 with its libraries.</source>
        <translation>Bitte VLC 3 mit seinen Bibliotheken installieren.</translation>
    </message>
    <message>
        <source>Install it with `brew install --cask vlc`, or from videolan.org.</source>
        <translation>Zu installieren mit `brew install --cask vlc` oder von videolan.org.</translation>
    </message>
    <message>
        <source>Install it with `pip install python-vlc`.</source>
        <translation>Zu installieren mit `pip install python-vlc`.</translation>
    </message>
    <message>
        <source>Install it with `sudo apt install libvlc5 vlc-plugin-base` (Debian, Ubuntu), `sudo dnf install vlc-libs vlc-plugins-base` (Fedora) or your system&apos;s package of VLC.</source>
        <translation>Zu installieren mit `sudo apt install libvlc5 vlc-plugin-base` (Debian, Ubuntu), `sudo dnf install vlc-libs vlc-plugins-base` (Fedora) oder mit dem VLC-Paket des Systems.</translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;earmark[whisper]&apos;.</source>
        <translation>Zu installieren mit: pip install &apos;earmark[whisper]&apos;.</translation>
    </message>
    <message>
        <source>Install it, or match the text with a timed file instead.</source>
        <translation>Bitte installieren oder stattdessen den Text mit einer Datei mit Zeiten abgleichen.</translation>
    </message>
    <message>
        <source>Install pocketsphinx anew.</source>
        <translation>Bitte pocketsphinx neu installieren.</translation>
    </message>
    <message>
        <source>Install the 64-bit VLC 3 with `winget install VideoLAN.VLC`, or from videolan.org.</source>
        <translation>Bitte VLC 3 in 64 Bit installieren, mit `winget install VideoLAN.VLC` oder von videolan.org.</translation>
    </message>
    <message>
        <source>It has no {name}.</source>
        <translation>Es fehlt {name}.</translation>
    </message>
    <message>
        <source>It is made anew by itself; your notes are not concerned.</source>
        <translation>Er wird von selbst neu gemacht; die Notizen betrifft es nicht.</translation>
    </message>
    <message>
        <source>It is named package.module:Class, and its package must be installed.</source>
        <translation>Sein Name hat die Form paket.modul:Klasse, und das Paket muss installiert sein.</translation>
    </message>
    <message>
        <source>It may be music, too noisy, or in another language than its transcript.</source>
        <translation>Vielleicht ist es Musik, zu verrauscht oder in einer anderen Sprache als das Transkript.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its disk is not connected.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt, oder ihr Datenträger ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Its plugins may be missing: install vlc-plugin-base (Debian, Ubuntu) or install VLC again.</source>
        <translation>Vielleicht fehlen seine Module: vlc-plugin-base installieren (Debian, Ubuntu) oder VLC neu installieren.</translation>
    </message>
    <message>
        <source>Its {name} is not what it should be ({why}).</source>
        <translation>{name} darin ist nicht, wie es sein soll ({why}).</translation>
    </message>
    <message>
        <source>JSON-LD (W3C Web Annotation)</source>
        <translation>JSON-LD (W3C Web Annotation)</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Known are: {known}.</source>
        <translation>Bekannt sind: {known}.</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Line {line}: bytes that are not {encoding}; shown as �.</source>
        <translation>Zeile {line}: Bytes, die kein {encoding} sind; gezeigt als �.</translation>
    </message>
    <message>
        <source>Line {line}: the file is not UTF-8; read as Windows-1252 (Western European). If letters look wrong, save it as UTF-8.</source>
        <translation>Zeile {line}: Die Datei ist nicht in UTF-8; gelesen als Windows-1252 (westeuropäisch). Sehen Buchstaben falsch aus, die Datei als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>Line {line}: {kind}.</source>
        <translation>Zeile {line}: {kind}.</translation>
    </message>
    <message>
        <source>Line {line}: {kind}: {detail}.</source>
        <translation>Zeile {line}: {kind}: {detail}.</translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} bytes are not valid UTF-8 and read as Windows-1252.</source>
        <translation>
            <numerusform>Zeile {line}: Ein Byte ist kein gültiges UTF-8 und wurde als Windows-1252 gelesen.</numerusform>
            <numerusform>Zeile {line}: {n} Bytes sind kein gültiges UTF-8 und wurden als Windows-1252 gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} lines after the last turn not taken as speech.</source>
        <translation>
            <numerusform>Zeile {line}: {n} Zeile nach dem letzten Beitrag nicht als Rede genommen.</numerusform>
            <numerusform>Zeile {line}: {n} Zeilen nach dem letzten Beitrag nicht als Rede genommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} lines before the first turn (up to line {last}) not taken as speech.</source>
        <translation>
            <numerusform>Zeile {line}: {n} Zeile vor dem ersten Beitrag (bis Zeile {last}) nicht als Rede genommen.</numerusform>
            <numerusform>Zeile {line}: {n} Zeilen vor dem ersten Beitrag (bis Zeile {last}) nicht als Rede genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line {line}: “{name}” ({times} times) says nothing and is no speaker; the times beside it are kept.</source>
        <translation>Zeile {line}: „{name}“ ({times}-mal) sagt nichts und ist kein Sprecher; die Zeiten daneben bleiben.</translation>
    </message>
    <message>
        <source>Line {line}: “{name}” says nothing; turn left out.</source>
        <translation>Zeile {line}: „{name}“ sagt nichts; Beitrag weggelassen.</translation>
    </message>
    <message>
        <source>Listen to it; perhaps it is another file that you want.</source>
        <translation>Bitte einmal hineinhören; vielleicht ist eine andere Datei gemeint.</translation>
    </message>
    <message>
        <source>Look for a slip of the pen.</source>
        <translation>Vielleicht ein Schreibfehler.</translation>
    </message>
    <message>
        <source>Make room for the copy; the store has not been changed.</source>
        <translation>Bitte Platz für die Kopie schaffen; die Ablage ist unverändert.</translation>
    </message>
    <message>
        <source>Make room on the disk and start again: what is done is not done twice.</source>
        <translation>Bitte Platz auf dem Datenträger schaffen und neu beginnen: Getanes wird nicht wiederholt.</translation>
    </message>
    <message>
        <source>Make the file and its folder writable, and try again.</source>
        <translation>Bitte Datei und Ordner beschreibbar machen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>Make the folder readable, or choose another with --data-dir.</source>
        <translation>Bitte den Ordner lesbar machen oder mit --data-dir einen anderen wählen.</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --data-dir.</source>
        <translation>Den Ordner beschreibbar machen oder mit --data-dir einen anderen wählen.</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Match against a timed file (SRT, VTT) instead, or name another engine and its model.</source>
        <translation>Stattdessen mit einer Datei mit Zeiten (SRT, VTT) abgleichen oder eine andere Erkennung und ihr Modell nennen.</translation>
    </message>
    <message>
        <source>Match against a timed file (SRT, VTT) instead, or name another engine.</source>
        <translation>Stattdessen mit einer Datei mit Zeiten (SRT, VTT) abgleichen oder eine andere Erkennung nennen.</translation>
    </message>
    <message>
        <source>Moonshine failed over a piece of sound ({error}).</source>
        <translation>Moonshine ist an einem Stück Ton gescheitert ({error}).</translation>
    </message>
    <message>
        <source>Move it elsewhere yourself, or choose another folder with --data-dir.</source>
        <translation>Bitte von Hand verschieben oder mit --data-dir einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Much of the recording was not understood well: it may be noisy, or in a language that the engine does not know.</source>
        <translation>Vieles in der Aufnahme war schlecht zu verstehen: Vielleicht ist sie verrauscht oder in einer Sprache, die die Erkennung nicht kennt.</translation>
    </message>
    <message>
        <source>Name a folder with a model in CTranslate2&apos;s format.</source>
        <translation>Bitte einen Ordner mit einem Modell im Format von CTranslate2 nennen.</translation>
    </message>
    <message>
        <source>Name a transcript or a recording.</source>
        <translation>Bitte ein Transkript oder eine Aufnahme nennen.</translation>
    </message>
    <message>
        <source>Name another language or engine, or open a transcript instead.</source>
        <translation>Eine andere Sprache oder Erkennung nennen oder stattdessen ein Transkript öffnen.</translation>
    </message>
    <message>
        <source>Name it with --model FOLDER: a Whisper model in CTranslate2&apos;s format.</source>
        <translation>Bitte mit --model ORDNER nennen: ein Whisper-Modell im Format von CTranslate2.</translation>
    </message>
    <message>
        <source>Name the bundle first and then the transcript.</source>
        <translation>Bitte zuerst das Bündel nennen, dann das Transkript.</translation>
    </message>
    <message>
        <source>No caption was found: there is no line such as 00:00:01,000 --&gt; 00:00:02,500 with text after it.</source>
        <translation>Kein Untertitel gefunden: Es gibt keine Zeile wie 00:00:01,000 --&gt; 00:00:02,500 mit Text dahinter.</translation>
    </message>
    <message>
        <source>No caption was found: there is no line such as 00:01.000 --&gt; 00:02.500 with text after it.</source>
        <translation>Kein Untertitel gefunden: Es gibt keine Zeile wie 00:01.000 --&gt; 00:02.500 mit Text dahinter.</translation>
    </message>
    <message>
        <source>No clip can be cut out of this recording ({reason}).</source>
        <translation>Aus dieser Aufnahme lässt sich nichts ausschneiden ({reason}).</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>Es wurde keine Datei genannt.</translation>
    </message>
    <message>
        <source>No process for an engine can be started ({reason}).</source>
        <translation>Für die Erkennung lässt sich kein Prozess starten ({reason}).</translation>
    </message>
    <message>
        <source>No sound output was found, so nothing will be heard; the text is followed all the same. Connect a loudspeaker or headset and open the recording again.</source>
        <translation>Es wurde keine Tonausgabe gefunden, es ist also nichts zu hören; dem Text wird trotzdem gefolgt. Bitte Lautsprecher oder Kopfhörer anschließen und die Aufnahme neu öffnen.</translation>
    </message>
    <message>
        <source>No speech was understood in this recording. It may be music, or in a language that the engine does not know.</source>
        <translation>In dieser Aufnahme war keine Rede zu verstehen. Vielleicht ist es Musik oder eine Sprache, die die Erkennung nicht kennt.</translation>
    </message>
    <message>
        <source>Nobody speaks in this recording.</source>
        <translation>In dieser Aufnahme spricht niemand.</translation>
    </message>
    <message>
        <source>Nobody speaks in this recording: it is silent, or too quiet to be heard.</source>
        <translation>In dieser Aufnahme spricht niemand: Sie ist stumm oder zu leise.</translation>
    </message>
    <message>
        <source>None of the text was heard in this recording.</source>
        <translation>Nichts von dem Text war in dieser Aufnahme zu hören.</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Nothing has been changed (--dry-run).</source>
        <translation>Nichts wurde geändert (--dry-run).</translation>
    </message>
    <message>
        <source>Nothing here looks like a transcript or captions.</source>
        <translation>Nichts hierin sieht nach einem Transkript oder nach Untertiteln aus.</translation>
    </message>
    <message>
        <source>Nothing here looks like exported notes.</source>
        <translation>Nichts hier sieht nach exportierten Notizen aus.</translation>
    </message>
    <message>
        <source>Nothing of what was stored before is lost.</source>
        <translation>Von dem, was vorher gespeichert war, ist nichts verloren.</translation>
    </message>
    <message>
        <source>Obsidian</source>
        <translation>Obsidian</translation>
    </message>
    <message>
        <source>Only {share:.0%} of the words agree with the timed file; times are rough.</source>
        <translation>Nur {share:.0%} der Wörter stimmen mit der Datei mit Zeiten überein; die Zeiten sind ungenau.</translation>
    </message>
    <message>
        <source>Open an Earmark bundle as you open a conversation.</source>
        <translation>Ein Earmark-Bündel wird geöffnet wie ein Gespräch.</translation>
    </message>
    <message>
        <source>Open it again, check that your notes are in their places, and share it.</source>
        <translation>Bitte neu öffnen, prüfen, ob die Notizen an ihren Stellen sind, und weitergeben.</translation>
    </message>
    <message>
        <source>Open it with a newer Earmark.</source>
        <translation>Bitte mit einem neueren Earmark öffnen.</translation>
    </message>
    <message>
        <source>Open it with its own transcript, or match or align again.</source>
        <translation>Bitte mit dem eigenen Transkript öffnen oder die Zeiten neu abgleichen.</translation>
    </message>
    <message>
        <source>Open it with its recording and align them.</source>
        <translation>Bitte mit der Aufnahme öffnen und die Zeiten abgleichen.</translation>
    </message>
    <message>
        <source>Open one of them by its file.</source>
        <translation>Bitte eines davon über seine Datei öffnen.</translation>
    </message>
    <message>
        <source>Open them one after the other.</source>
        <translation>Bitte nacheinander öffnen.</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Put it back, or start Earmark again to begin a new one.</source>
        <translation>Bitte zurücklegen oder Earmark neu starten, um eine neue zu beginnen.</translation>
    </message>
    <message>
        <source>Put the transcript into the same folder under the same name ({stem}.txt or {stem}.srt), or open both together.</source>
        <translation>Das Transkript unter demselben Namen in denselben Ordner legen ({stem}.txt oder {stem}.srt) oder beide zusammen öffnen.</translation>
    </message>
    <message>
        <source>Qt Multimedia could not be loaded ({what}), so nothing can be played.</source>
        <translation>Qt Multimedia ließ sich nicht laden ({what}), es kann also nichts abgespielt werden.</translation>
    </message>
    <message>
        <source>Readwise CSV</source>
        <translation>Readwise-CSV</translation>
    </message>
    <message numerus="yes">
        <source>Rolling captions: {n} repeated lines are shown once.</source>
        <translation>
            <numerusform>Rollende Untertitel: {n} wiederholte Zeile wird einmal gezeigt.</numerusform>
            <numerusform>Rollende Untertitel: {n} wiederholte Zeilen werden einmal gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and try again.</source>
        <translation>Bitte als UTF-8 speichern und nochmals versuchen.</translation>
    </message>
    <message>
        <source>Save the text to a file and open that.</source>
        <translation>Bitte den Text in einer Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>See docs/alignment-file.md, or match or align again.</source>
        <translation>Siehe docs/alignment-file.md, oder die Zeiten neu abgleichen.</translation>
    </message>
    <message>
        <source>Selectors are nested too deeply here.</source>
        <translation>Selektoren sind hier zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Something follows where the file should end.</source>
        <translation>Wo die Datei enden sollte, folgt noch etwas.</translation>
    </message>
    <message>
        <source>Something in it is encrypted.</source>
        <translation>Etwas darin ist verschlüsselt.</translation>
    </message>
    <message>
        <source>Something in it is packed in a way that Earmark does not read.</source>
        <translation>Etwas darin ist so gepackt, dass Earmark es nicht liest.</translation>
    </message>
    <message>
        <source>Something in it unpacks to far more than it should.</source>
        <translation>Etwas darin ist entpackt viel größer, als es sein dürfte.</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Start Earmark again: it saves what can still be read.</source>
        <translation>Bitte Earmark neu starten: es rettet, was noch lesbar ist.</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>The Moonshine recogniser does not run on this machine ({why}).</source>
        <translation>Die Erkennung Moonshine läuft auf diesem Rechner nicht ({why}).</translation>
    </message>
    <message>
        <source>The Moonshine recogniser knows English only.</source>
        <translation>Die Erkennung Moonshine kennt nur Englisch.</translation>
    </message>
    <message>
        <source>The Python binding of libVLC (python-vlc) is not installed.</source>
        <translation>Die Python-Anbindung an libVLC (python-vlc) ist nicht installiert.</translation>
    </message>
    <message>
        <source>The Whisper model in {folder} cannot be loaded ({error}).</source>
        <translation>Das Whisper-Modell in {folder} lässt sich nicht laden ({error}).</translation>
    </message>
    <message>
        <source>The acoustic model cannot be read: {problem}.</source>
        <translation>Das akustische Modell lässt sich nicht lesen: {problem}.</translation>
    </message>
    <message>
        <source>The aligner ended unexpectedly ({how}).</source>
        <translation>Der Zeitabgleich endete unerwartet ({how}).</translation>
    </message>
    <message>
        <source>The alignment cannot be read ({reason}).</source>
        <translation>Die Zeitendatei lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>The archive is damaged ({why}).</source>
        <translation>Das Archiv ist beschädigt ({why}).</translation>
    </message>
    <message>
        <source>The engine died over a piece of sound, twice ({how}).</source>
        <translation>Die Erkennung ist an einem Stück Ton zweimal abgestürzt ({how}).</translation>
    </message>
    <message>
        <source>The engine dies whenever it is asked ({how}).</source>
        <translation>Die Erkennung stürzt bei jeder Anfrage ab ({how}).</translation>
    </message>
    <message>
        <source>The engine failed over a piece of sound ({error}).</source>
        <translation>Die Erkennung ist an einem Stück Ton gescheitert ({error}).</translation>
    </message>
    <message>
        <source>The engine {name!r} cannot be loaded ({error}).</source>
        <translation>Die Erkennung „{name}“ lässt sich nicht laden ({error}).</translation>
    </message>
    <message>
        <source>The engines are closed.</source>
        <translation>Die Erkennung ist beendet.</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Die Datei lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The file has {size:.1f} GB, which no transcript needs.</source>
        <translation>Die Datei hat {size:.1f} GB; so viel braucht kein Transkript.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file was written by a newer Earmark (version {version}, this one knows {known}).</source>
        <translation>Die Datei stammt von einem neueren Earmark (Version {version}, dieses kennt {known}).</translation>
    </message>
    <message>
        <source>The folder cannot be made ({reason}).</source>
        <translation>Der Ordner lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The folder for alignments cannot be made ({reason}).</source>
        <translation>Der Ordner für die Zeiten lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The folder for bundles cannot be made ({reason}).</source>
        <translation>Der Ordner für Bündel lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The folder for the transcript cannot be made ({reason}).</source>
        <translation>Der Ordner für das Transkript lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>The name of a bundle ends in {suffix}.</source>
        <translation>Der Name eines Bündels endet auf {suffix}.</translation>
    </message>
    <message>
        <source>The notes in it are of another text.</source>
        <translation>Die Notizen darin gehören zu einem anderen Text.</translation>
    </message>
    <message>
        <source>The notes in it: {problem}</source>
        <translation>Die Notizen darin: {problem}</translation>
    </message>
    <message>
        <source>The pronouncing dictionary cannot be read: {problem}.</source>
        <translation>Das Aussprachewörterbuch lässt sich nicht lesen: {problem}.</translation>
    </message>
    <message>
        <source>The recording breaks off after {length}, though its beginning says {claimed}. It may be an incomplete download.</source>
        <translation>Die Aufnahme bricht nach {length} ab, obwohl ihr Anfang {claimed} angibt. Vielleicht wurde sie unvollständig heruntergeladen.</translation>
    </message>
    <message>
        <source>The recording cannot be read ({reason}).</source>
        <translation>Die Aufnahme lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>The recording cannot be read any further ({reason}).</source>
        <translation>Die Aufnahme lässt sich nicht weiter lesen ({reason}).</translation>
    </message>
    <message numerus="yes">
        <source>The recording does not contain {n} turns; the first is {turn}.</source>
        <translation>
            <numerusform>Beitrag {turn} ist nicht in der Aufnahme.</numerusform>
            <numerusform>{n} Beiträge sind nicht in der Aufnahme; der erste ist {turn}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording has no sound there.</source>
        <translation>Die Aufnahme hat dort keinen Ton.</translation>
    </message>
    <message>
        <source>The recording in it is of a kind that Earmark does not play.</source>
        <translation>Die Aufnahme darin ist von einer Art, die Earmark nicht abspielt.</translation>
    </message>
    <message>
        <source>The recording is empty (0 bytes).</source>
        <translation>Die Aufnahme ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>The recording is not there.</source>
        <translation>Die Aufnahme ist nicht da.</translation>
    </message>
    <message>
        <source>The recording may not be read.</source>
        <translation>Die Aufnahme darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The settings were damaged and are kept as {aside}.</source>
        <translation>Die Einstellungen waren beschädigt und sind als {aside} aufgehoben.</translation>
    </message>
    <message>
        <source>The sound in this file is in a coding that cannot be decoded; it may be protected.</source>
        <translation>Der Ton in dieser Datei ist in einer Kodierung, die sich nicht entschlüsseln lässt; vielleicht ist er geschützt.</translation>
    </message>
    <message>
        <source>The template calls itself without an end.</source>
        <translation>Die Vorlage ruft sich endlos selbst auf.</translation>
    </message>
    <message>
        <source>The template cannot be filled in: {fault}.</source>
        <translation>Die Vorlage lässt sich nicht ausfüllen: {fault}.</translation>
    </message>
    <message>
        <source>The template did not come to an end and was stopped.</source>
        <translation>Die Vorlage kam zu keinem Ende und wurde angehalten.</translation>
    </message>
    <message>
        <source>The template has a mistake: {fault}.</source>
        <translation>Die Vorlage hat einen Fehler: {fault}.</translation>
    </message>
    <message>
        <source>The template needs more memory than it may have, and was stopped.</source>
        <translation>Die Vorlage braucht mehr Speicher als erlaubt und wurde angehalten.</translation>
    </message>
    <message>
        <source>The timed file has no words in it.</source>
        <translation>Die Datei mit Zeiten enthält keine Wörter.</translation>
    </message>
    <message>
        <source>The times made before cannot be put aside ({reason}).</source>
        <translation>Die früheren Zeiten lassen sich nicht beiseitelegen ({reason}).</translation>
    </message>
    <message>
        <source>The transcript and the timed file do not seem to be the same conversation: only {share:.0%} of the words agree.</source>
        <translation>Das Transkript und die Datei mit Zeiten scheinen nicht dasselbe Gespräch zu sein: Nur {share:.0%} der Wörter stimmen überein.</translation>
    </message>
    <message>
        <source>The transcript has changed since it was aligned: the times of {changed} of {turns} turns are estimated anew.</source>
        <translation>Das Transkript hat sich seit dem Zeitabgleich geändert: Die Zeiten von {changed} der {turns} Beiträge sind neu geschätzt.</translation>
    </message>
    <message>
        <source>The transcript has no words in it.</source>
        <translation>Das Transkript enthält keine Wörter.</translation>
    </message>
    <message>
        <source>The transcript has no words in it: there is nothing to align.</source>
        <translation>Das Transkript enthält keine Wörter: Es gibt nichts abzugleichen.</translation>
    </message>
    <message>
        <source>The transcript is in {language}, which the {engine} engine does not know. A timed file for it (SRT, VTT) can be matched instead; if it is in another language after all, say which.</source>
        <translation>Die Sprache des Transkripts ({language}) kennt die Erkennung {engine} nicht. Stattdessen lässt sich eine Datei mit Zeiten (SRT, VTT) abgleichen; ist es doch eine andere Sprache, bitte angeben, welche.</translation>
    </message>
    <message>
        <source>The transcript was written, but its times do not fit it.</source>
        <translation>Das Transkript wurde geschrieben, aber seine Zeiten passen nicht dazu.</translation>
    </message>
    <message>
        <source>There are more columns than any such file has.</source>
        <translation>Es gibt mehr Spalten, als solche Dateien haben.</translation>
    </message>
    <message>
        <source>There are more than {most} annotations; that many are not read at once.</source>
        <translation>Es sind mehr als {most} Anmerkungen; so viele werden nicht auf einmal gelesen.</translation>
    </message>
    <message>
        <source>There are more than {most} things in it.</source>
        <translation>Darin sind mehr als {most} Dinge.</translation>
    </message>
    <message>
        <source>There are no notes in it that Earmark knows.</source>
        <translation>Darin sind keine Notizen, die Earmark kennt.</translation>
    </message>
    <message>
        <source>There are no notes in it.</source>
        <translation>Darin sind keine Notizen.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Eine Datei dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is no Whisper model in {folder}: {file} is missing.</source>
        <translation>In {folder} ist kein Whisper-Modell: {file} fehlt.</translation>
    </message>
    <message>
        <source>There is no format “{key}”.</source>
        <translation>Ein Format „{key}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no sound in this file, only pictures or other data.</source>
        <translation>In dieser Datei ist kein Ton, nur Bilder oder andere Daten.</translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation>In dieser Datei ist kein Ton.</translation>
    </message>
    <message>
        <source>There is no speech in this text.</source>
        <translation>In diesem Text ist keine Rede.</translation>
    </message>
    <message>
        <source>There is no such earmark:kind of annotation.</source>
        <translation>Dieses earmark:kind von Anmerkung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such earmark:placement.</source>
        <translation>Dieses earmark:placement gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no {kind} called {name!r}.</source>
        <translation>Es gibt nichts namens „{name}“ ({kind}).</translation>
    </message>
    <message>
        <source>There is something here already that Earmark did not write like this.</source>
        <translation>Hier liegt schon etwas, das Earmark so nicht geschrieben hat.</translation>
    </message>
    <message>
        <source>There is something other than files in it (a link or a folder).</source>
        <translation>Darin ist anderes als Dateien (ein Verweis oder ein Ordner).</translation>
    </message>
    <message>
        <source>There may be too little memory for it. Name another one, or match against a timed file (SRT, VTT) instead.</source>
        <translation>Vielleicht reicht der Speicher nicht. Eine andere nennen oder stattdessen mit einer Datei mit Zeiten (SRT, VTT) abgleichen.</translation>
    </message>
    <message>
        <source>Things are nested too deeply here.</source>
        <translation>Hier ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This Whisper model does not know the language {language!r}.</source>
        <translation>Dieses Whisper-Modell kennt die Sprache „{language}“ nicht.</translation>
    </message>
    <message>
        <source>This alignment belongs to another transcript: hardly a turn is the same.</source>
        <translation>Diese Zeiten gehören zu einem anderen Transkript: Kaum ein Beitrag ist derselbe.</translation>
    </message>
    <message>
        <source>This alignment is of version {version}; this Earmark reads up to {known}.</source>
        <translation>Diese Zeitendatei hat die Version {version}; dieses Earmark liest bis {known}.</translation>
    </message>
    <message>
        <source>This annotation is of a document that the file does not describe.</source>
        <translation>Diese Anmerkung gehört zu einem Dokument, das die Datei nicht beschreibt.</translation>
    </message>
    <message>
        <source>This bundle cannot be read ({reason}).</source>
        <translation>Dieses Bündel lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>This bundle cannot be written ({reason}).</source>
        <translation>Dieses Bündel lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>This conversation has no recording that could be shared.</source>
        <translation>Dieses Gespräch hat keine Aufnahme, die sich weitergeben ließe.</translation>
    </message>
    <message>
        <source>This file cannot be read ({reason}).</source>
        <translation>Diese Datei lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>This file cannot be written ({reason}).</source>
        <translation>Diese Datei lässt sich nicht schreiben ({reason}).</translation>
    </message>
    <message>
        <source>This file has {size} MB; {most} MB is the most that is read.</source>
        <translation>Diese Datei hat {size} MB; höchstens {most} MB werden gelesen.</translation>
    </message>
    <message>
        <source>This file is too large for a list of chapters.</source>
        <translation>Diese Datei ist zu groß für ein Verzeichnis von Kapiteln.</translation>
    </message>
    <message>
        <source>This folder cannot be made ({reason}).</source>
        <translation>Dieser Ordner lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>This has more names than any file of annotations.</source>
        <translation>Hier sind mehr Namen als in irgendeiner Datei mit Anmerkungen.</translation>
    </message>
    <message>
        <source>This is a PDF, not a recording.</source>
        <translation>Das ist ein PDF, keine Aufnahme.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>Das ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Das ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>This is a folder, not a recording.</source>
        <translation>Das ist ein Ordner, keine Aufnahme.</translation>
    </message>
    <message>
        <source>This is a folder; a file was expected.</source>
        <translation>Das ist ein Ordner; erwartet wurde eine Datei.</translation>
    </message>
    <message>
        <source>This is a page, not a file of annotations.</source>
        <translation>Das ist eine Webseite, keine Datei mit Anmerkungen.</translation>
    </message>
    <message>
        <source>This is a text, not a recording.</source>
        <translation>Das ist ein Text, keine Aufnahme.</translation>
    </message>
    <message>
        <source>This is an archive, but not an Earmark bundle.</source>
        <translation>Das ist ein Archiv, aber kein Earmark-Bündel.</translation>
    </message>
    <message>
        <source>This is an archive, not a file of annotations.</source>
        <translation>Das ist ein Archiv, keine Datei mit Anmerkungen.</translation>
    </message>
    <message>
        <source>This is not CSV ({why}).</source>
        <translation>Das ist keine CSV ({why}).</translation>
    </message>
    <message>
        <source>This is not JSON ({why}).</source>
        <translation>Das ist kein JSON ({why}).</translation>
    </message>
    <message>
        <source>This is not JSON that can be read: {error}.</source>
        <translation>Das ist kein lesbares JSON: {error}.</translation>
    </message>
    <message>
        <source>This is not JSON, or it is damaged.</source>
        <translation>Das ist kein JSON, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>This is not JSON: {msg} (column {colno}).</source>
        <translation>Das ist kein JSON: {msg} (Spalte {colno}).</translation>
    </message>
    <message>
        <source>This is not a file that can be read.</source>
        <translation>Das ist keine lesbare Datei.</translation>
    </message>
    <message>
        <source>This is not a list of chapters.</source>
        <translation>Das ist kein Verzeichnis von Kapiteln.</translation>
    </message>
    <message>
        <source>This is not a possible file name.</source>
        <translation>Das ist kein möglicher Dateiname.</translation>
    </message>
    <message>
        <source>This is not a recording that can be decoded, or it is damaged.</source>
        <translation>Das ist keine Aufnahme, die sich lesen lässt, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>This is not a recording that can be played, or it is damaged.</source>
        <translation>Das ist keine Aufnahme, die sich abspielen lässt, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>This is not a text: it holds bytes that no text has.</source>
        <translation>Das ist kein Text: Er enthält Bytes, die kein Text hat.</translation>
    </message>
    <message>
        <source>This is not an Earmark bundle (not a zip archive, or cut off).</source>
        <translation>Das ist kein Earmark-Bündel (kein Zip-Archiv oder abgeschnitten).</translation>
    </message>
    <message>
        <source>This is not an Earmark bundle ({why}).</source>
        <translation>Das ist kein Earmark-Bündel ({why}).</translation>
    </message>
    <message>
        <source>This is not an alignment: expected “format”: “{format}”.</source>
        <translation>Das ist keine Zeitendatei: Erwartet wird „format“: „{format}“.</translation>
    </message>
    <message>
        <source>This is not text in UTF-8.</source>
        <translation>Das ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>This libVLC lacks its avformat plugin, so places in an MP3 of varying bit rate may be off. Install vlc-plugin-base (Debian, Ubuntu) or the full VLC.</source>
        <translation>Diesem libVLC fehlt sein Modul avformat, daher können Stellen in einer MP3 mit wechselnder Bitrate danebenliegen. Bitte vlc-plugin-base (Debian, Ubuntu) oder das ganze VLC installieren.</translation>
    </message>
    <message>
        <source>This looks like {what}.</source>
        <translation>Das sieht nach {what} aus.</translation>
    </message>
    <message>
        <source>This recording does not seem to be of this conversation: nothing of the text was heard in {places} places of it.</source>
        <translation>Diese Aufnahme scheint nicht von diesem Gespräch zu sein: An {places} Stellen darin war nichts von dem Text zu hören.</translation>
    </message>
    <message>
        <source>This template is larger than {n} KB.</source>
        <translation>Diese Vorlage ist größer als {n} KB.</translation>
    </message>
    <message>
        <source>This template is not text in UTF-8.</source>
        <translation>Diese Vorlage ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>This text has changed since it was opened.</source>
        <translation>Dieser Text hat sich seit dem Öffnen geändert.</translation>
    </message>
    <message>
        <source>This text has no times in it.</source>
        <translation>In diesem Text stehen keine Zeiten.</translation>
    </message>
    <message>
        <source>Transcribing was cancelled.</source>
        <translation>Das Transkribieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Turn {turn} seems to hold two speakers: from word {word} on {speaker} speaks.</source>
        <translation>In Beitrag {turn} scheinen zwei zu sprechen: ab Wort {word} spricht {speaker}.</translation>
    </message>
    <message>
        <source>Two annotations have the same earmark:ident here.</source>
        <translation>Zwei Anmerkungen haben hier dasselbe earmark:ident.</translation>
    </message>
    <message>
        <source>Two things in it have the same name.</source>
        <translation>Zwei Dinge darin heißen gleich.</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Update Earmark, or choose another folder with --data-dir.</source>
        <translation>Earmark aktualisieren oder mit --data-dir einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Web annotations (Thorium)</source>
        <translation>Web-Anmerkungen (Thorium)</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
    </message>
    <message>
        <source>What begins here has more than {most} characters.</source>
        <translation>Was hier beginnt, hat mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>What is being done cannot be kept in {path} ({reason}): if it is ended now, it has to begin again from here.</source>
        <translation>Was gerade getan wird, lässt sich nicht in {path} aufheben ({reason}): Wird es jetzt beendet, muss es von hier an neu beginnen.</translation>
    </message>
    <message>
        <source>What is in it is not what its manifest says.</source>
        <translation>Der Inhalt ist nicht, was das Verzeichnis darin angibt.</translation>
    </message>
    <message>
        <source>What was done is kept: align again to go on.</source>
        <translation>Was getan ist, bleibt erhalten: Ein neuer Abgleich setzt es fort.</translation>
    </message>
    <message>
        <source>What was there before is kept as {path}.</source>
        <translation>Was vorher dort war, ist als {path} aufgehoben.</translation>
    </message>
    <message>
        <source>What was transcribed so far cannot be kept ({reason}).</source>
        <translation>Das bisher Transkribierte lässt sich nicht aufheben ({reason}).</translation>
    </message>
    <message>
        <source>Whisper failed over a piece of sound ({error}).</source>
        <translation>Whisper ist an einem Stück Ton gescheitert ({error}).</translation>
    </message>
    <message>
        <source>Whisper needs the folder of a model.</source>
        <translation>Whisper braucht den Ordner eines Modells.</translation>
    </message>
    <message>
        <source>Whisper needs the package faster-whisper, which is not installed.</source>
        <translation>Whisper braucht das Paket faster-whisper, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Word (DOCX)</source>
        <translation>Word (DOCX)</translation>
    </message>
    <message>
        <source>Words cannot be placed: pocketsphinx is not installed.</source>
        <translation>Wörter lassen sich nicht verorten: pocketsphinx ist nicht installiert.</translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation>Diese Datei darf nicht gelesen werden: Die Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>Your notes are not concerned.</source>
        <translation>Die Notizen betrifft es nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Your store of notes was damaged. It is kept as {aside}; {n} notes could be read from it and are here.</source>
        <translation>
            <numerusform>Die Ablage der Notizen war beschädigt. Sie ist als {aside} aufgehoben; eine Notiz ließ sich daraus lesen und ist hier.</numerusform>
            <numerusform>Die Ablage der Notizen war beschädigt. Sie ist als {aside} aufgehoben; {n} Notizen ließen sich daraus lesen und sind hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>[colours] and [highlights] have to be tables.</source>
        <translation>[colours] und [highlights] müssen Tabellen sein.</translation>
    </message>
    <message>
        <source>[highlights] has to name one colour at least.</source>
        <translation>[highlights] muss mindestens eine Farbe nennen.</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>einem PDF-Dokument</translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation>einer komprimierten Datei</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>einer Datenbank</translation>
    </message>
    <message>
        <source>a full check found the store damaged ({fault}).</source>
        <translation>eine vollständige Prüfung fand die Ablage beschädigt ({fault}).</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>einem Bild</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>einem Programm</translation>
    </message>
    <message>
        <source>a recording, not a text</source>
        <translation>einer Aufnahme, nicht nach einem Text</translation>
    </message>
    <message>
        <source>a rich text document</source>
        <translation>einem Rich-Text-Dokument</translation>
    </message>
    <message>
        <source>a word in place of the cue&apos;s number, left out</source>
        <translation>ein Wort statt der Nummer des Untertitels, weggelassen</translation>
    </message>
    <message>
        <source>a word processor&apos;s document</source>
        <translation>dem Dokument einer Textverarbeitung</translation>
    </message>
    <message>
        <source>a word processor&apos;s document or an archive</source>
        <translation>dem Dokument einer Textverarbeitung oder einem Archiv</translation>
    </message>
    <message>
        <source>an arrow in a cue&apos;s name, left out</source>
        <translation>ein Pfeil im Namen eines Untertitels, weggelassen</translation>
    </message>
    <message>
        <source>an arrow in a note, passed over</source>
        <translation>ein Pfeil in einer Anmerkung, übergangen</translation>
    </message>
    <message>
        <source>an arrow without times, taken as text</source>
        <translation>ein Pfeil ohne Zeiten, als Text genommen</translation>
    </message>
    <message>
        <source>another file has taken the place of the store; it is open now.</source>
        <translation>eine andere Datei liegt nun an der Stelle der Ablage; sie ist jetzt offen.</translation>
    </message>
    <message>
        <source>another header, passed over</source>
        <translation>ein weiterer Kopf, übergangen</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <source>audio.duration_ms: expected whole milliseconds, 0 where unknown.</source>
        <translation>audio.duration_ms: Erwartet werden ganze Millisekunden, 0 wo unbekannt.</translation>
    </message>
    <message>
        <source>cue ends as it begins, its end is left open</source>
        <translation>Untertitel endet, wo er beginnt; sein Ende bleibt offen</translation>
    </message>
    <message>
        <source>cue ends before it begins, its end is left open</source>
        <translation>Untertitel endet, bevor er beginnt; sein Ende bleibt offen</translation>
    </message>
    <message>
        <source>cue number in an odd form</source>
        <translation>Nummer des Untertitels in ungewöhnlicher Form</translation>
    </message>
    <message>
        <source>cue number missing before this one</source>
        <translation>davor fehlt die Nummer eines Untertitels</translation>
    </message>
    <message>
        <source>cue number used twice, both cues are kept</source>
        <translation>Nummer doppelt vergeben, beide Untertitel bleiben</translation>
    </message>
    <message>
        <source>cue out of order, put in its place</source>
        <translation>Untertitel nicht an seinem Platz, eingereiht</translation>
    </message>
    <message>
        <source>cue overlaps the one before, both are kept</source>
        <translation>Untertitel überschneidet den vorigen, beide bleiben</translation>
    </message>
    <message>
        <source>cue without a number, read without</source>
        <translation>Untertitel ohne Nummer, so gelesen</translation>
    </message>
    <message>
        <source>cue without text, left out</source>
        <translation>Untertitel ohne Text, weggelassen</translation>
    </message>
    <message>
        <source>earmark:range ends before it begins here.</source>
        <translation>earmark:range endet hier, bevor es beginnt.</translation>
    </message>
    <message>
        <source>earmark:range should be four whole numbers here.</source>
        <translation>earmark:range sollte hier vier ganze Zahlen sein.</translation>
    </message>
    <message>
        <source>earmark:starred should be true or false here.</source>
        <translation>earmark:starred sollte hier true oder false sein.</translation>
    </message>
    <message>
        <source>earmark:times should be two times in milliseconds here.</source>
        <translation>earmark:times sollte hier zwei Zeiten in Millisekunden sein.</translation>
    </message>
    <message>
        <source>earmark:version should stand before the annotations.</source>
        <translation>earmark:version sollte vor den Anmerkungen stehen.</translation>
    </message>
    <message>
        <source>empty line inside the cue, passed over</source>
        <translation>leere Zeile im Untertitel, übergangen</translation>
    </message>
    <message>
        <source>exit status {number}</source>
        <translation>Rückgabewert {number}</translation>
    </message>
    <message>
        <source>expected 00:00:01,000 --&gt; 00:00:02,500</source>
        <translation>erwartet wird 00:00:01,000 --&gt; 00:00:02,500</translation>
    </message>
    <message>
        <source>expected 00:01.000 --&gt; 00:02.500</source>
        <translation>erwartet wird 00:01.000 --&gt; 00:02.500</translation>
    </message>
    <message>
        <source>extra: expected an object of texts.</source>
        <translation>extra: Erwartet wird ein Objekt von Texten.</translation>
    </message>
    <message>
        <source>files: is “one” or “one a conversation”, not “{files}”.</source>
        <translation>files: ist „one“ oder „one a conversation“, nicht „{files}“.</translation>
    </message>
    <message>
        <source>has {names}, which no theme has.</source>
        <translation>enthält {names}, was kein Farbschema hat.</translation>
    </message>
    <message>
        <source>header in an odd form, expected WEBVTT</source>
        <translation>Kopf in ungewöhnlicher Form, erwartet wird WEBVTT</translation>
    </message>
    <message>
        <source>is no TOML: {error}.</source>
        <translation>ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>it begins at {start}, its end is left open</source>
        <translation>er beginnt bei {start}, sein Ende bleibt offen</translation>
    </message>
    <message>
        <source>it did not come back</source>
        <translation>sie kam nicht zurück</translation>
    </message>
    <message>
        <source>it is open on {host} ({user}) since {since}.</source>
        <translation>sie ist seit {since} auf {host} offen ({user}).</translation>
    </message>
    <message>
        <source>it stopped answering</source>
        <translation>sie antwortet nicht mehr</translation>
    </message>
    <message>
        <source>its text is put after the cue before</source>
        <translation>sein Text kommt hinter den vorigen Untertitel</translation>
    </message>
    <message>
        <source>kept until its text is opened</source>
        <translation>aufgehoben, bis der Text geöffnet wird</translation>
    </message>
    <message>
        <source>lacks {names}.</source>
        <translation>fehlt: {names}.</translation>
    </message>
    <message>
        <source>libVLC could not be loaded ({error}).</source>
        <translation>libVLC ließ sich nicht laden ({error}).</translation>
    </message>
    <message>
        <source>libVLC was found but did not start.</source>
        <translation>libVLC wurde gefunden, startet aber nicht.</translation>
    </message>
    <message>
        <source>libVLC was not found (VLC is not installed, or as a 32-bit program).</source>
        <translation>libVLC wurde nicht gefunden (VLC ist nicht oder als 32-Bit-Programm installiert).</translation>
    </message>
    <message>
        <source>libVLC was not found (no VLC.app in Applications).</source>
        <translation>libVLC wurde nicht gefunden (kein VLC.app unter den Programmen).</translation>
    </message>
    <message>
        <source>libVLC was not found.</source>
        <translation>libVLC wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>listenedMs should have times by days here.</source>
        <translation>listenedMs sollte hier Zeiten nach Tagen haben.</translation>
    </message>
    <message>
        <source>no backup could be made ({reason}).</source>
        <translation>es ließ sich keine Sicherung machen ({reason}).</translation>
    </message>
    <message>
        <source>no empty line after a note</source>
        <translation>keine leere Zeile nach einer Anmerkung</translation>
    </message>
    <message>
        <source>no empty line before the cue, read as if there were one</source>
        <translation>keine leere Zeile vor dem Untertitel, gelesen, als wäre da eine</translation>
    </message>
    <message>
        <source>no transcript was found beside it.</source>
        <translation>daneben wurde kein Transkript gefunden.</translation>
    </message>
    <message>
        <source>none of its back ends</source>
        <translation>keine seiner Grundlagen</translation>
    </message>
    <message>
        <source>nothing can be changed now: {why}</source>
        <translation>jetzt lässt sich nichts ändern: {why}</translation>
    </message>
    <message>
        <source>number on the time line, taken as the cue&apos;s</source>
        <translation>Nummer in der Zeile der Zeiten, als die des Untertitels genommen</translation>
    </message>
    <message>
        <source>number without an empty line before it, taken as text</source>
        <translation>Nummer ohne leere Zeile davor, als Text genommen</translation>
    </message>
    <message>
        <source>place should be two whole numbers here.</source>
        <translation>place sollte hier zwei ganze Zahlen sein.</translation>
    </message>
    <message>
        <source>read as {start} to {end}</source>
        <translation>gelesen als {start} bis {end}</translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation>Signal {number}</translation>
    </message>
    <message>
        <source>speaker_check: expected a list of objects.</source>
        <translation>speaker_check: Erwartet wird eine Liste von Objekten.</translation>
    </message>
    <message>
        <source>speakers has to be a list of {fewest} colours or more.</source>
        <translation>speakers muss eine Liste von mindestens {fewest} Farben sein.</translation>
    </message>
    <message>
        <source>status {number}</source>
        <translation>Status {number}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>text after an empty line, joined to the cue before</source>
        <translation>Text nach einer leeren Zeile, dem vorigen Untertitel angefügt</translation>
    </message>
    <message>
        <source>text before the first cue, left out</source>
        <translation>Text vor dem ersten Untertitel, weggelassen</translation>
    </message>
    <message>
        <source>text on the time line, taken as the cue&apos;s</source>
        <translation>Text in der Zeile der Zeiten, als der des Untertitels genommen</translation>
    </message>
    <message>
        <source>text too long for its time, the cue&apos;s end is left open</source>
        <translation>Text zu lang für seine Zeit, das Ende des Untertitels bleibt offen</translation>
    </message>
    <message>
        <source>text without a time, left out</source>
        <translation>Text ohne Zeit, weggelassen</translation>
    </message>
    <message>
        <source>the data folder cannot be made ({reason}).</source>
        <translation>der Datenordner lässt sich nicht anlegen ({reason}).</translation>
    </message>
    <message>
        <source>the disk does not take what is written ({error}).</source>
        <translation>der Datenträger nimmt nichts an ({error}).</translation>
    </message>
    <message>
        <source>the disk is full.</source>
        <translation>der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>the file breaks off in a cue, which is left out</source>
        <translation>die Datei bricht in einem Untertitel ab, der weggelassen wird</translation>
    </message>
    <message>
        <source>the folder for backups cannot be used ({reason}).</source>
        <translation>der Ordner für Sicherungen lässt sich nicht benutzen ({reason}).</translation>
    </message>
    <message>
        <source>the header WEBVTT is missing</source>
        <translation>der Kopf WEBVTT fehlt</translation>
    </message>
    <message>
        <source>the index for searching the library cannot be deleted ({reason}).</source>
        <translation>der Index für die Suche in der Bibliothek lässt sich nicht löschen ({reason}).</translation>
    </message>
    <message>
        <source>the index for searching the library cannot be written ({error}).</source>
        <translation>der Index für die Suche in der Bibliothek lässt sich nicht schreiben ({error}).</translation>
    </message>
    <message>
        <source>the index for searching the library is damaged ({error}).</source>
        <translation>der Index für die Suche in der Bibliothek ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>the installed release carries no model</source>
        <translation>die installierte Fassung enthält kein Modell</translation>
    </message>
    <message>
        <source>the notes cannot be searched ({error}).</source>
        <translation>die Notizen lassen sich nicht durchsuchen ({error}).</translation>
    </message>
    <message>
        <source>the same file</source>
        <translation>dieselbe Datei</translation>
    </message>
    <message>
        <source>the same text</source>
        <translation>derselbe Text</translation>
    </message>
    <message>
        <source>the same title</source>
        <translation>derselbe Titel</translation>
    </message>
    <message>
        <source>the store cannot be copied before it is brought up to date ({reason}).</source>
        <translation>die Ablage lässt sich vor dem Aktualisieren nicht kopieren ({reason}).</translation>
    </message>
    <message>
        <source>the store cannot be read ({reason}).</source>
        <translation>die Ablage lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>the store cannot be used ({error}).</source>
        <translation>die Ablage lässt sich nicht benutzen ({error}).</translation>
    </message>
    <message>
        <source>the store cannot be written to (it is write-protected).</source>
        <translation>die Ablage lässt sich nicht beschreiben (sie ist schreibgeschützt).</translation>
    </message>
    <message>
        <source>the store cannot be written to ({error}).</source>
        <translation>die Ablage lässt sich nicht beschreiben ({error}).</translation>
    </message>
    <message>
        <source>the store is damaged ({fault}); no backup was made of it.</source>
        <translation>die Ablage ist beschädigt ({fault}); sie wurde nicht gesichert.</translation>
    </message>
    <message>
        <source>the store is damaged and cannot be put aside ({reason}).</source>
        <translation>die Ablage ist beschädigt und lässt sich nicht beiseitelegen ({reason}).</translation>
    </message>
    <message>
        <source>the store is not where it was any more.</source>
        <translation>die Ablage ist nicht mehr, wo sie war.</translation>
    </message>
    <message>
        <source>the store was written by a newer Earmark (schema {version}, this one knows {known}).</source>
        <translation>die Ablage stammt von einem neueren Earmark (Schema {version}, dieses kennt {known}).</translation>
    </message>
    <message>
        <source>there is no store here.</source>
        <translation>hier ist keine Ablage.</translation>
    </message>
    <message>
        <source>this folder holds no transcript.</source>
        <translation>in diesem Ordner ist kein Transkript.</translation>
    </message>
    <message>
        <source>this folder holds {count} conversations ({names}).</source>
        <translation>in diesem Ordner sind {count} Gespräche ({names}).</translation>
    </message>
    <message>
        <source>time before the recording&apos;s beginning, taken as 0</source>
        <translation>Zeit vor dem Beginn der Aufnahme, als 0 genommen</translation>
    </message>
    <message>
        <source>time beyond 99 hours, taken as it is</source>
        <translation>Zeit jenseits von 99 Stunden, so genommen</translation>
    </message>
    <message>
        <source>time in an odd form</source>
        <translation>Zeit in ungewöhnlicher Form</translation>
    </message>
    <message>
        <source>time that cannot be read, {expected}</source>
        <translation>Zeit, die sich nicht lesen lässt, {expected}</translation>
    </message>
    <message>
        <source>times without hours amid text, taken as text</source>
        <translation>Zeiten ohne Stunden mitten im Text, als Text genommen</translation>
    </message>
    <message>
        <source>transcript.{key} is {value}, but the turns have {found}: the file is incomplete or was changed by hand.</source>
        <translation>transcript.{key} ist {value}, die Beiträge haben aber {found}: Die Datei ist unvollständig oder von Hand geändert.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>two files are given where one can be opened ({first} and {second}).</source>
        <translation>es sind zwei Dateien angegeben, wo eine geöffnet werden kann ({first} und {second}).</translation>
    </message>
    <message>
        <source>what is open</source>
        <translation>was offen ist</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{added} new, {changed} changed, {same} known, {kept} kept as they are here, {unplaced} without a place</source>
        <translation>{added} neu, {changed} geändert, {same} bekannt, {kept} bleiben, wie hier, {unplaced} ohne Stelle</translation>
    </message>
    <message>
        <source>{index}, expected {expected}</source>
        <translation>{index}, erwartet {expected}</translation>
    </message>
    <message>
        <source>{key} has to be a colour as #rrggbb, not {colour!r}.</source>
        <translation>{key} muss eine Farbe wie #rrggbb sein, nicht {colour!r}.</translation>
    </message>
    <message>
        <source>{key} has to be {what}, not {value}.</source>
        <translation>{key} muss {what} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{key}: expected a list of [start_ms, end_ms].</source>
        <translation>{key}: Erwartet wird eine Liste von [start_ms, end_ms].</translation>
    </message>
    <message>
        <source>{key}[{number}]: expected [start_ms, end_ms].</source>
        <translation>{key}[{number}]: Erwartet wird [start_ms, end_ms].</translation>
    </message>
    <message numerus="yes">
        <source>{n} damaged pieces of the recording could not be decoded; silence stands there instead.</source>
        <translation>
            <numerusform>{n} beschädigtes Stück der Aufnahme ließ sich nicht lesen; dort ist stattdessen Stille.</numerusform>
            <numerusform>{n} beschädigte Stücke der Aufnahme ließen sich nicht lesen; dort ist stattdessen Stille.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more turns without text left out.</source>
        <translation>
            <numerusform>{n} weiterer Beitrag ohne Text weggelassen.</numerusform>
            <numerusform>{n} weitere Beiträge ohne Text weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} more: {kind}.</source>
        <translation>{n} weitere: {kind}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of the recording made the engine fail; words may be missing there.</source>
        <translation>
            <numerusform>An {n} Stück der Aufnahme ist die Erkennung gescheitert; dort fehlen vielleicht Wörter.</numerusform>
            <numerusform>An {n} Stücken der Aufnahme ist die Erkennung gescheitert; dort fehlen vielleicht Wörter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} turns are not in the timed file, or not in this place, and have no times, the first being turn {turn}.</source>
        <translation>
            <numerusform>Beitrag {turn} ist nicht oder nicht an dieser Stelle in der Datei mit Zeiten und hat keine Zeiten.</numerusform>
            <numerusform>{n} Beiträge sind nicht oder nicht an dieser Stelle in der Datei mit Zeiten und haben keine Zeiten, der erste ist Beitrag {turn}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} words stand before any time of their speaker&apos;s.</source>
        <translation>
            <numerusform>{n} Wort steht vor jeder Zeit seines Sprechers.</numerusform>
            <numerusform>{n} Wörter stehen vor jeder Zeit ihres Sprechers.</numerusform>
        </translation>
    </message>
    <message>
        <source>{path}, line {line}: {told}</source>
        <translation>{path}, Zeile {line}: {told}</translation>
    </message>
    <message>
        <source>{path}: the settings are damaged ({reason}).</source>
        <translation>{path}: Die Einstellungen sind beschädigt ({reason}).</translation>
    </message>
    <message>
        <source>{path}: the settings cannot be read ({reason}).</source>
        <translation>{path}: Die Einstellungen lassen sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>{path}: {faults}. The defaults are used.</source>
        <translation>{path}: {faults}. Es gelten die Voreinstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>{path}: {n} notes, {size} KB.</source>
        <translation>
            <numerusform>{path}: eine Notiz, {size} KB.</numerusform>
            <numerusform>{path}: {n} Notizen, {size} KB.</numerusform>
        </translation>
    </message>
    <message>
        <source>{problem} Qt Multimedia is missing too, so nothing can be played; reading, searching and annotating work. {fix}</source>
        <translation>{problem} Auch Qt Multimedia fehlt, es kann also nichts abgespielt werden; Lesen, Suchen und Anmerken gehen. {fix}</translation>
    </message>
    <message>
        <source>{problem} Qt Multimedia plays instead, less exactly. {fix}</source>
        <translation>{problem} Stattdessen spielt Qt Multimedia, weniger genau. {fix}</translation>
    </message>
    <message>
        <source>{what} has more than {most} characters here.</source>
        <translation>{what} hat hier mehr als {most} Zeichen.</translation>
    </message>
    <message>
        <source>{what} should be a list of at most {most} here.</source>
        <translation>{what} sollte hier eine Liste mit höchstens {most} Einträgen sein.</translation>
    </message>
    <message>
        <source>{what} should be a number here.</source>
        <translation>{what} sollte hier eine Zahl sein.</translation>
    </message>
    <message>
        <source>{what} should be a whole number from 0 to {most} here.</source>
        <translation>{what} sollte hier eine ganze Zahl von 0 bis {most} sein.</translation>
    </message>
    <message>
        <source>{what} should be an object here.</source>
        <translation>{what} sollte hier ein Objekt sein.</translation>
    </message>
    <message>
        <source>{what} should be text here.</source>
        <translation>{what} sollte hier Text sein.</translation>
    </message>
    <message>
        <source>{what} should be the name of a file here.</source>
        <translation>{what} sollte hier ein Dateiname sein.</translation>
    </message>
    <message>
        <source>{where}.check: expected eight hex digits.</source>
        <translation>{where}.check: Erwartet werden acht Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>{where}.confidence: expected 0 to 100, not {percent}.</source>
        <translation>{where}.confidence: Erwartet wird 0 bis 100, nicht {percent}.</translation>
    </message>
    <message>
        <source>{where}.confidence: expected runs of percents, as “90 40x12”.</source>
        <translation>{where}.confidence: Erwartet werden Folgen von Prozenten wie „90 40x12“.</translation>
    </message>
    <message>
        <source>{where}.confidence: expected {count} words.</source>
        <translation>{where}.confidence: Erwartet werden {count} Wörter.</translation>
    </message>
    <message>
        <source>{where}.provenance: expected runs of the letters msipan, as “s1i12”.</source>
        <translation>{where}.provenance: Erwartet werden Folgen der Buchstaben msipan wie „s1i12“.</translation>
    </message>
    <message>
        <source>{where}.provenance: expected {count} words.</source>
        <translation>{where}.provenance: Erwartet werden {count} Wörter.</translation>
    </message>
    <message>
        <source>{where}.turn: expected a whole number.</source>
        <translation>{where}.turn: Erwartet wird eine ganze Zahl.</translation>
    </message>
    <message>
        <source>{where}.turn: there is no turn {turn}.</source>
        <translation>{where}.turn: Es gibt keinen Beitrag {turn}.</translation>
    </message>
    <message>
        <source>{where}.{key}: expected times from 0 ms on.</source>
        <translation>{where}.{key}: Erwartet werden Zeiten ab 0 ms.</translation>
    </message>
    <message>
        <source>{where}.{key}: expected whole milliseconds, or null for a word not said.</source>
        <translation>{where}.{key}: Erwartet werden ganze Millisekunden oder null für ein nicht gesagtes Wort.</translation>
    </message>
    <message>
        <source>{where}: a word ends before it begins.</source>
        <translation>{where}: Ein Wort endet, bevor es beginnt.</translation>
    </message>
    <message>
        <source>{where}: expected 64 hex digits in lower case, or nothing.</source>
        <translation>{where}: Erwartet werden 64 Hexadezimalziffern in Kleinbuchstaben oder nichts.</translation>
    </message>
    <message>
        <source>{where}: expected a list of texts.</source>
        <translation>{where}: Erwartet wird eine Liste von Texten.</translation>
    </message>
    <message>
        <source>{where}: expected an object with turn, label and other_label.</source>
        <translation>{where}: Erwartet wird ein Objekt mit turn, label und other_label.</translation>
    </message>
    <message>
        <source>{where}: expected an object.</source>
        <translation>{where}: Erwartet wird ein Objekt.</translation>
    </message>
    <message>
        <source>{where}: expected text.</source>
        <translation>{where}: Erwartet wird Text.</translation>
    </message>
    <message>
        <source>{where}: word {word}: a word without times is “a” or “n”, and no other.</source>
        <translation>{where}: Wort {word}: Ein Wort ohne Zeiten ist „a“ oder „n“ und nichts anderes.</translation>
    </message>
    <message>
        <source>{where}: {count} start_ms but {ends} end_ms.</source>
        <translation>{where}: {count} start_ms, aber {ends} end_ms.</translation>
    </message>
    <message>
        <source>“turns” is missing: expected a list of turns.</source>
        <translation>„turns“ fehlt: Erwartet wird eine Liste von Beiträgen.</translation>
    </message>
    <message>
        <source>“version”: expected a whole number from 1.</source>
        <translation>„version“: Erwartet wird eine ganze Zahl ab 1.</translation>
    </message>
    <message>
        <source>“{extension}” is not a file extension. Expected one like .md.</source>
        <translation>„{extension}“ ist keine Dateiendung. Erwartet wird eine wie .md.</translation>
    </message>
    <message>
        <source>“{key}”: expected an object.</source>
        <translation>„{key}“: Erwartet wird ein Objekt.</translation>
    </message>
    <message>
        <source>“{line}” left out</source>
        <translation>„{line}“ weggelassen</translation>
    </message>
    <message>
        <source>“{name}” in it is damaged.</source>
        <translation>„{name}“ darin ist beschädigt.</translation>
    </message>
    <message>
        <source>“{short}” is “{full}” by the table in line {line}</source>
        <translation>„{short}“ ist laut der Tabelle in Zeile {line} „{full}“</translation>
    </message>
    <message>
        <source>“{sign}” was expected here.</source>
        <translation>Hier wurde „{sign}“ erwartet.</translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write 1:02:03, 62:03 or 1h2m3s.</source>
        <translation>„{text}“ ist keine Zeit. Möglich sind 1:02:03, 62:03 oder 1h2m3s.</translation>
    </message>
    <message numerus="yes">
        <source>“{variant}” read as “{right}” ({n} turns)</source>
        <translation>
            <numerusform>„{variant}“ gelesen als „{right}“ ({n} Beitrag)</numerusform>
            <numerusform>„{variant}“ gelesen als „{right}“ ({n} Beiträge)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A lane for each speaker</source>
        <translation>Eine Spur je Sprecher</translation>
    </message>
    <message>
        <source>A quotation ends with a link to its place</source>
        <translation>Ein Zitat endet mit einem Link zu seiner Stelle</translation>
    </message>
    <message>
        <source>Added last</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Aligning</source>
        <translation>Zeitabgleich</translation>
    </message>
    <message>
        <source>Another disk is safer. Empty: beside the notes themselves.</source>
        <translation>Ein anderes Laufwerk ist sicherer. Leer: neben den Notizen selbst.</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>As the time when it ends</source>
        <translation>Als Uhrzeit des Endes</translation>
    </message>
    <message>
        <source>At the rate it plays at</source>
        <translation>Im laufenden Tempo</translation>
    </message>
    <message>
        <source>At the usual rate</source>
        <translation>Im üblichen Tempo</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Corrected words are marked</source>
        <translation>Berichtigte Wörter kennzeichnen</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>Doubtful times are marked</source>
        <translation>Unsichere Zeiten kennzeichnen</translation>
    </message>
    <message>
        <source>Empty: the one that comes along.</source>
        <translation>Leer: die mitgelieferte.</translation>
    </message>
    <message>
        <source>Files open in the window that is there already</source>
        <translation>Dateien im schon offenen Fenster öffnen</translation>
    </message>
    <message>
        <source>Folder for backups of your notes</source>
        <translation>Ordner für Sicherungen der Notizen</translation>
    </message>
    <message>
        <source>Folder of its model</source>
        <translation>Ordner ihres Modells</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>From the next start on. The text alone: Aa, or Ctrl and +.</source>
        <translation>Ab dem nächsten Start. Nur der Text: Aa, oder Strg und +.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Language that is spoken</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Media keys and the lock screen play and pause</source>
        <translation>Medientasten und Sperrbildschirm spielen und halten an</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One hears first and presses then.</source>
        <translation>Erst hört man, dann drückt man.</translation>
    </message>
    <message>
        <source>Only for a recogniser that needs one.</source>
        <translation>Nur für eine Erkennung, die eines braucht.</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Order of the library</source>
        <translation>Reihenfolge der Bibliothek</translation>
    </message>
    <message>
        <source>Pause the sound while a note is typed</source>
        <translation>Beim Tippen einer Notiz den Ton anhalten</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Reading along</source>
        <translation>Mitlesen</translation>
    </message>
    <message>
        <source>Recogniser</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Remaining time</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Rewind when coming back</source>
        <translation>Beim Wiederkommen zurückspulen</translation>
    </message>
    <message>
        <source>Show a small bar beside words selected with the mouse</source>
        <translation>Kleine Leiste neben ausgewählten Wörtern zeigen</translation>
    </message>
    <message>
        <source>Size of all of the window</source>
        <translation>Größe des ganzen Fensters</translation>
    </message>
    <message>
        <source>Skip what the text lacks, such as adverts</source>
        <translation>Überspringen, was im Text fehlt, etwa Werbung</translation>
    </message>
    <message>
        <source>Such as en or de. Empty: look at the text.</source>
        <translation>Etwa en oder de. Leer: am Text erkennen.</translation>
    </message>
    <message>
        <source>Taken off when a time is set while playing</source>
        <translation>Abzug, wenn eine Zeit beim Abspielen gesetzt wird</translation>
    </message>
    <message>
        <source>The arrow keys skip</source>
        <translation>Die Pfeiltasten springen um</translation>
    </message>
    <message>
        <source>The button skips back</source>
        <translation>Der Knopf springt zurück um</translation>
    </message>
    <message>
        <source>The button skips on</source>
        <translation>Der Knopf springt vor um</translation>
    </message>
    <message>
        <source>The page follows the voice</source>
        <translation>Die Seite folgt der Stimme</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With --new-window a start has its own all the same.</source>
        <translation>Mit --new-window hat ein Start trotzdem sein eigenes.</translation>
    </message>
    <message>
        <source>With Shift they skip</source>
        <translation>Mit Umschalt springen sie um</translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>Sepia</translation>
    </message>
</context>
<context>
    <name>whereabouts</name>
    <message>
        <source>turn {0} of {1}</source>
        <translation>Beitrag {0} von {1}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
</TS>
