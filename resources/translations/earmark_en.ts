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
</TS>
