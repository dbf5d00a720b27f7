<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>%n conversation(s) added.</source>
        <translation>
            <numerusform>%n conversation added.</numerusform>
            <numerusform>%n conversations added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n could not be read.</numerusform>
            <numerusform>%n could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AligningView</name>
    <message numerus="yes">
        <source>%n place(s) are doubtful.</source>
        <translation>
            <numerusform>One place is doubtful.</numerusform>
            <numerusform>%n places are doubtful.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message numerus="yes">
        <source>%n changed back</source>
        <translation>
            <numerusform>%n changed back</numerusform>
            <numerusform>%n changed back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) came back</source>
        <translation>
            <numerusform>%n note came back</numerusform>
            <numerusform>%n notes came back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln note(s) chosen</source>
        <translation>
            <numerusform>%Ln note chosen</numerusform>
            <numerusform>%Ln notes chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesTree</name>
    <message numerus="yes">
        <source>%n correction(s) or time(s) differ</source>
        <translation>
            <numerusform>%n correction or time differ</numerusform>
            <numerusform>%n corrections or times differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be removed</source>
        <translation>
            <numerusform>%n would be removed</numerusform>
            <numerusform>%n would be removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would change</source>
        <translation>
            <numerusform>%n would change</numerusform>
            <numerusform>%n would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would come back</source>
        <translation>
            <numerusform>%n would come back</numerusform>
            <numerusform>%n would come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message numerus="yes">
        <source>Corrected in %n place(s). The file is as it was.</source>
        <translation>
            <numerusform>Corrected in %n place. The file is as it was.</numerusform>
            <numerusform>Corrected in %n places. The file is as it was.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryCommands</name>
    <message numerus="yes">
        <source>%n more moved with it and were found, too.</source>
        <translation>
            <numerusform>%n more moved with it and was found, too.</numerusform>
            <numerusform>%n more moved with it and were found, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), bookmark(s) and highlight(s)</source>
        <translation>
            <numerusform>%n note, bookmark or highlight</numerusform>
            <numerusform>%n notes, bookmarks and highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete with %n note(s)…</source>
        <translation>
            <numerusform>Delete with %n note…</numerusform>
            <numerusform>Delete with %n notes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n note(s) are kept and come back with it.</source>
        <translation>
            <numerusform>Its %n note is kept and comes back with it.</numerusform>
            <numerusform>Its %n notes are kept and come back with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EverywhereDialog</name>
    <message numerus="yes">
        <source>Correct %n place(s)</source>
        <translation>
            <numerusform>Correct %n place</numerusform>
            <numerusform>Correct %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n chosen note(s)</source>
        <translation>
            <numerusform>%n chosen note</numerusform>
            <numerusform>%n chosen notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there are not as Earmark wrote them: {0}. Nothing was written.</source>
        <translation>
            <numerusform>%n file there are not as Earmark wrote them: {0}. Nothing was written.</numerusform>
            <numerusform>%n files there are not as Earmark wrote them: {0}. Nothing was written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) written to {0}.</source>
        <translation>
            <numerusform>%n note written to {0}.</numerusform>
            <numerusform>%n notes written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundDelegate</name>
    <message numerus="yes">
        <source>%Ln more in this conversation</source>
        <translation>
            <numerusform>%Ln more in this conversation</numerusform>
            <numerusform>%Ln more in this conversation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message numerus="yes">
        <source>%Ln more in this conversation</source>
        <translation>
            <numerusform>%Ln more in this conversation</numerusform>
            <numerusform>%Ln more in this conversation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n correction(s) hold. The file itself is never changed.</source>
        <translation>
            <numerusform>%n correction hold. The file itself is never changed.</numerusform>
            <numerusform>%n corrections hold. The file itself is never changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n correction(s)</source>
        <translation>
            <numerusform>Take back %n correction</numerusform>
            <numerusform>Take back %n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as here</source>
        <translation>
            <numerusform>%n left as here</numerusform>
            <numerusform>%n left as here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The words of %n note(s) are not in the text; they are kept aside.</source>
        <translation>
            <numerusform>The words of %n note are not in the text; they are kept aside.</numerusform>
            <numerusform>The words of %n notes are not in the text; they are kept aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} · {1} · %n note(s)</source>
        <translation>
            <numerusform>{0} · {1} · %n note</numerusform>
            <numerusform>{0} · {1} · %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n note(s) imported.</source>
        <translation>
            <numerusform>%n note imported.</numerusform>
            <numerusform>%n notes imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} is written, with %n note(s).</source>
        <translation>
            <numerusform>{0} is written, with %n note.</numerusform>
            <numerusform>{0} is written, with %n notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryNotebook</name>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>Delete %n note</numerusform>
            <numerusform>Delete %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recolour %n note(s)</source>
        <translation>
            <numerusform>Recolour %n note</numerusform>
            <numerusform>Recolour %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n star(s)</source>
        <translation>
            <numerusform>Remove %n star</numerusform>
            <numerusform>Remove %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove a tag from %n note(s)</source>
        <translation>
            <numerusform>Remove a tag from %n note</numerusform>
            <numerusform>Remove a tag from %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n note(s)</source>
        <translation>
            <numerusform>Restore %n note</numerusform>
            <numerusform>Restore %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %n note(s)</source>
        <translation>
            <numerusform>Star %n note</numerusform>
            <numerusform>Star %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n note(s)</source>
        <translation>
            <numerusform>Tag %n note</numerusform>
            <numerusform>Tag %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln conversation(s)</source>
        <translation>
            <numerusform>in %Ln conversation</numerusform>
            <numerusform>in %Ln conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message numerus="yes">
        <source>%Ln note(s) deleted</source>
        <translation>
            <numerusform>%Ln note deleted</numerusform>
            <numerusform>%Ln notes deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>Delete %n note</numerusform>
            <numerusform>Delete %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recolour %n note(s)</source>
        <translation>
            <numerusform>Recolour %n note</numerusform>
            <numerusform>Recolour %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n star(s)</source>
        <translation>
            <numerusform>Remove %n star</numerusform>
            <numerusform>Remove %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %n note(s)</source>
        <translation>
            <numerusform>Star %n note</numerusform>
            <numerusform>Star %n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n note(s)</source>
        <translation>
            <numerusform>Tag %n note</numerusform>
            <numerusform>Tag %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NarrowingBar</name>
    <message numerus="yes">
        <source>With %n chosen</source>
        <translation>
            <numerusform>With %n chosen</numerusform>
            <numerusform>With %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotePreview</name>
    <message numerus="yes">
        <source>%n more in the notes</source>
        <translation>
            <numerusform>%n more in the notes</numerusform>
            <numerusform>%n more in the notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s), kept for {0} days</source>
        <translation>
            <numerusform>%Ln note, kept for {0} days</numerusform>
            <numerusform>%Ln notes, kept for {0} days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message numerus="yes">
        <source>%Ln note(s) deleted</source>
        <translation>
            <numerusform>%Ln note deleted</numerusform>
            <numerusform>%Ln notes deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) restored</source>
        <translation>
            <numerusform>%Ln note restored</numerusform>
            <numerusform>%Ln notes restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) will be gone for good.</source>
        <translation>
            <numerusform>%Ln note will be gone for good.</numerusform>
            <numerusform>%Ln notes will be gone for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags to add, separated by commas</source>
        <translation>
            <numerusform>Tags to add, separated by commas</numerusform>
            <numerusform>Tags to add, separated by commas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingReport</name>
    <message numerus="yes">
        <source>%n repair(s) taken back.</source>
        <translation>
            <numerusform>%n repair taken back.</numerusform>
            <numerusform>%n repairs taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message numerus="yes">
        <source>%n note(s) did not find their words in this text and are kept aside.</source>
        <translation>
            <numerusform>%n note did not find its words in this text and is kept aside.</numerusform>
            <numerusform>%n notes did not find their words in this text and are kept aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n more)</source>
        <translation>
            <numerusform>{0} (%n more)</numerusform>
            <numerusform>{0} (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Renaming</name>
    <message numerus="yes">
        <source>%n turn(s) of {0} are {1}’s now.</source>
        <translation>
            <numerusform>%n turn of {0} is {1}’s now.</numerusform>
            <numerusform>%n turns of {0} are {1}’s now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} is {1} now, in %n turn(s).</source>
        <translation>
            <numerusform>{0} is {1} now, in %n turn.</numerusform>
            <numerusform>{0} is {1} now, in %n turns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message numerus="yes">
        <source>%n note(s) found their place in the changed text.</source>
        <translation>
            <numerusform>%n note found their place in the changed text.</numerusform>
            <numerusform>%n notes found their place in the changed text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeakerModel</name>
    <message numerus="yes">
        <source>%Ln turn(s)</source>
        <translation>
            <numerusform>%Ln turn</numerusform>
            <numerusform>%Ln turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoreShowing</name>
    <message numerus="yes">
        <source>%n note(s) changed in another window.</source>
        <translation>
            <numerusform>%n note changed in another window.</numerusform>
            <numerusform>%n notes changed in another window.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A synchronising program has left %n other copy(ies) of your notes.</source>
        <translation>
            <numerusform>A synchronising program has left %n other copy(ies) of your notes.</numerusform>
            <numerusform>A synchronising program has left %n other copy(ies) of your notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup of {0} has %n more.</source>
        <translation>
            <numerusform>The backup of {0} has %n more.</numerusform>
            <numerusform>The backup of {0} has %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimingFixes</name>
    <message numerus="yes">
        <source>%n time(s) set by hand did not find their words in this text and are kept aside.</source>
        <translation>
            <numerusform>%n time set by hand did not find its word in this text and is kept aside.</numerusform>
            <numerusform>%n times set by hand did not find their words in this text and are kept aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) were set by hand in another recording and do not count in this one.</source>
        <translation>
            <numerusform>%n time was set by hand in another recording and does not count in this one.</numerusform>
            <numerusform>%n times were set by hand in another recording and do not count in this one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message numerus="yes">
        <source>Everywhere (%n place(s))…</source>
        <translation>
            <numerusform>Everywhere (%n place)…</numerusform>
            <numerusform>Everywhere (%n places)…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message numerus="yes">
        <source>%n note(s) copied as Markdown.</source>
        <translation>
            <numerusform>%n note copied as Markdown.</numerusform>
            <numerusform>%n notes copied as Markdown.</numerusform>
        </translation>
    </message>
</context>
</TS>
