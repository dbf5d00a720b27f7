<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&lt;h2&gt;Earmark {0}&lt;/h2&gt;&lt;p&gt;Reads along with any conversation.&lt;/p&gt;&lt;p&gt;Sound: {1}&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Faces: Literata, Inter and Atkinson Hyperlegible, under the SIL Open Font License.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Earmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none found: reading without sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlignBar</name>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Aligning</name>
    <message>
        <source>The aligner ended unexpectedly; the times are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The aligner ended unexpectedly; what was aligned is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Resume” goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AligningView</name>
    <message numerus="yes">
        <source>%n place(s) are doubtful.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Align again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Align precisely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Align with the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligned again from one pin to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligning again from one pin to the other …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligning: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark listens to the recording and finds when each word is said. It works on this computer; you can read and listen meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word has its time now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First align the whole recording; then parts of it can be done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready to align …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on &amp;aligning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the recording …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One turn is not in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word is not in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first, before and after the place, when a word begins: the words between two such pins can then be aligned again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording to align the text with. Drop one on the window, or put it beside the transcript under the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These times were made for another recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text has no times yet. Earmark can find them in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the recording aligned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the recording is not in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} turns are not in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} words are not in the recording.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Bookmark deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note was not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChapterModel</name>
    <message>
        <source>current</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapter {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseConversation</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} conversations. Which one?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsPanel</name>
    <message>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters from the file beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters from the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landmarks from what is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no chapters. These are places where the talk turns to something else, named by words that are said there more than elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsShowing</name>
    <message>
        <source>Next turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doubting</name>
    <message>
        <source>Doubtful place {0} of {1}: listen whether the words fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place is doubtful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped {0} that are not in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no doubtful place before this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no doubtful place further on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is heard here is in the text: there is nothing to skip.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceList</name>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Earmark made a mistake: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you wrote is lost. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations and recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundDelegate</name>
    <message numerus="yes">
        <source>%n more in this conversation</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message numerus="yes">
        <source>%n more in this conversation</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoToTimeDialog</name>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as 1:02:03 or 1h2m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording ends at {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Add a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has as many keys as it can have. Take one away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {0} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {0} away from {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be given away. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is its key already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action to give it other keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action is called that or has that key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Correct speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange speakers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LengthCheck</name>
    <message>
        <source>The recording is %1 longer than the one its times were made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is %1 shorter than the one its times were made for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>the form of a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} % read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryIndexing</name>
    <message>
        <source>The search index was damaged and is being made anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furthest read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note says that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title, person or file of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody says that in one turn. All words have to be there; put them in quotation marks to find them in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted  {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places where it was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said  {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles and people  {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles, people, anything said or noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n conversation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the first {0} of {1} conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message numerus="yes">
        <source>%n conversation(s) added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more moved with it and were found, too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), bookmark(s) and highlight(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a folder of conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding conversations: {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that it lies in, or the file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all that was made for it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete with %n note(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete “{0}” from the library?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which folder is {0} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its %n note(s) are kept and come back with it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate its folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes and place are kept and come back with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing to search what was said: {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording of this conversation to be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is {0} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your place in it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not where it was ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is off the list. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, corrections of speakers and times made for it are deleted. Your own files, the transcript and the recording, stay where they are.

To keep the notes, take it off the list instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookPopup</name>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Another face…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade all but what is spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening {0} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkCommands</name>
    <message>
        <source>Select some words first; then this key highlights them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteComposer</name>
    <message>
        <source>Note on this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write half a sentence: why did it stop you?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove highlight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes without a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press {0} to bookmark the turn you hear, {1} to write a note on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words that these are about do not stand in this text as it is now. They go back to their places when it has them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Begins at {0}, set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highlighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceLine</name>
    <message>
        <source>Show the turn being spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the beginning of this chapter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayButton</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayCommands</name>
    <message>
        <source>Sleep timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop playing after how many minutes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording to play. Drop one on the window, or put it beside the transcript under the same name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>({0} more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From turn {0} on, {1} seem exchanged ({2} % sure).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From turn {0} to {1}, {2} seem exchanged ({3} % sure).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn {0} is labelled {1}, but seems to be {2} ({3} % sure).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateField</name>
    <message>
        <source>Playback rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatePopup</name>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingReport</name>
    <message numerus="yes">
        <source>%n repair(s) taken back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Characters in another encoding, put right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How {0} was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all repairs again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of emphasis, made emphasis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be repaired: the text is as its file has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraphs cut by a page break, joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spellings of a name, merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what is unticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick what was right as it was; it is then read again so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingSession</name>
    <message numerus="yes">
        <source>%n note(s) did not find their words in this text and are kept aside.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing tells when this is said, so it cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells yet when this is said, so it cannot be played. Align the recording with the text first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording does not contain these words: they may have been cut from it, or are in the text only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing here to be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not aligned yet. Earmark is going there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not aligned yet. Resume aligning to hear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n more)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Nothing else was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Next (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results and what limits them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what some say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose words: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>Not a regular expression: {0} at character {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found within these limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This expression takes too long: {0} % of the text was looked through. A plainer one will do it all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type above to search this conversation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfDelegate</name>
    <message>
        <source>File not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfList</name>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>File not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SkipChip</name>
    <message>
        <source>Not in the text (an advert?): skip it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerModel</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Click to go to their next turn, with Shift to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} in {2}, {3} of all words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} in {2}, {3} of the talking time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StampButton</name>
    <message>
        <source>Not in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stamps</name>
    <message>
        <source>its time is doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Add a folder of conversations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a transcript and its recording. Earmark shows the words as they are spoken, plays from any word you click, and keeps what you think about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop files anywhere on this window: a transcript (text, Markdown, HTML, SRT, WebVTT) with its recording, or a folder of them. What has the same name belongs together; your files are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read along with any conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being aligned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not aligned yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times doubtful here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>What is heard there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineOverview</name>
    <message>
        <source>Overview of the recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimingFixes</name>
    <message numerus="yes">
        <source>%n time(s) set by hand did not find their words in this text and are kept aside.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) were set by hand in another recording and do not count in this one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Let go of a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimingView</name>
    <message>
        <source>All that follows moves with “{0}”, which starts at {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that follows, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time is set by hand here. Press {0} when the turn begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No turn is known to begin near here. Right-click the one that does, or walk to its first word with {0}, and say that it starts now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells when this is said. Press {0} when it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the turn moves with “{0}”, which starts at {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretch to the pins around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This turn starts now ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This word starts now ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies between “{0}”, which starts at {1}, and the pins around it is stretched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which word? Select it, or walk to it with {0}, or right-click it; then say that it starts now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1} move it, {2} takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is where it was, at {1}; the pin is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” starts at {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcribing</name>
    <message>
        <source>Start it again to go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing ended unexpectedly; what was heard so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranscribingView</name>
    <message>
        <source>A transcript is being made already; one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark can make a first one by listening: with mistakes, and marked as machine-made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a transcript…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the transcript as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was heard is kept: transcribing again goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing {0}: {1} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no transcript beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is made. It is machine-made: words, names and speakers may be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>After this chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {0} to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {0} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep timer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this chapter ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this turn ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} seconds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} seconds on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportTimes</name>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is left in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends at {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left at {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what can be done with this turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnMenu</name>
    <message>
        <source>Bookmark this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this turn as a quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on this turn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker of this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is speaking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>The page no longer follows the voice. {0} turns it on again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceChip</name>
    <message>
        <source>Back to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;About Earmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Align with the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to where I was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bookmark this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Highlight what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark word, sentence or turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop aligning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text and colours…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wider column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom the timeline in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;little back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lane for each speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenth &amp;earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenth &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;folder to the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Al&amp;ways skip what the text lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align again between two &amp;pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that &amp;follows moves with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blac&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the &amp;rate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade all &amp;but what is spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;whole words only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by re&amp;gular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High c&amp;ontrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ines further apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ouder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines closer toget&amp;her</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop from here / to here (&amp;A–B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;rrower column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;doubtful place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next s&amp;entence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only its tu&amp;rn moves with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous &amp;sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous d&amp;oubtful place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve the pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;epia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say &amp;where I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search &amp;results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the whole &amp;library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show do&amp;ubtful times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip what the te&amp;xt lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slee&amp;p after minutes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep after this &amp;chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleep after this tur&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretc&amp;h to the pins around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in its &amp;usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &amp;turn starts now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &amp;word starts now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trans&amp;cribe a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was &amp;repaired…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the timeline out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>colours</name>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>It goes from one part of the window to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves what is open: a search, a message, a selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It presses what has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It scrolls the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It walks and selects on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Media keys play, pause and step already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text fields need it to copy, paste and undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text fields need it to erase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has its own use for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>all but the turn being spoken recede</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed keys: JSON, an action&apos;s name to its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful times are marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files open in the window that is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder of the model of a recogniser that needs one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>height of a line, in sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far the arrow keys skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far the button skips back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far the button skips on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far they skip with Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the rest is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of the window, from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of what is said (en, de ...); empty: look at the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause the sound while a note is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playback rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewind when coming back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of the conversation&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip what the text does not cover (adverts)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smooth scrolling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken off what was heard when a time is set while playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the contents are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the desktop&apos;s media keys and lock screen play and pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the notes are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page follows the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timeline has a lane for each speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volume in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what hears the words when aligning; empty: what comes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is marked as it is spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the window was (Qt&apos;s form, base64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width of the text column, in letters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source>Aligning was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow reading it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alignment file is UTF-8; this is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older copy is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to it: close that and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions, or copy it to a place of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that both belong to the same recording and are in one language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the right file, and that it plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk is not full and the folder may be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists, may be written to and has room. Nothing that was there is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the recording and the transcript belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the connection it is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the connection to it, and go on; what is done is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the connection to it, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or drop the file on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or whether it was moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a transcript or captions as plain text; if it is one, save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another with --data-dir or EARMARK_DATA_DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the recording of the conversation (MP3, M4A, Opus, FLAC, WAV).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the recording of the conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the transcript or the captions as a plain text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again: what is done is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the voices with the labels was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to MP3, M4A or FLAC with the program it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark reads text, Markdown, HTML, SRT and WebVTT files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected JSON chapters: an object with a list called “chapters”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV. If it was downloaded, it may be incomplete: download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected a recording: MP3, M4A/AAC, Ogg/Opus, FLAC, WAV, MP4 or MKV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected are captions (SRT, WebVTT) or a transcript with time stamps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected are paragraphs, best with the speakers&apos; names: “Name: what was said”, or the name on a line of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected are turns such as “Name: what was said”, or SRT or WebVTT captions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space; what was stored before is not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardly a word could be made out in {places} places of this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it was downloaded, it may be incomplete: download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If these are captions of another kind, save them as SRT or WebVTT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the timed file: {warning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install VLC 3 with its libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with `brew install --cask vlc`, or from videolan.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with `pip install python-vlc`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with `sudo apt install libvlc5 vlc-plugin-base` (Debian, Ubuntu), `sudo dnf install vlc-libs vlc-plugins-base` (Fedora) or your system&apos;s package of VLC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;earmark[whisper]&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it, or match the text with a timed file instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install pocketsphinx anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the 64-bit VLC 3 with `winget install VideoLAN.VLC`, or from videolan.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is named package.module:Class, and its package must be installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be music, too noisy, or in another language than its transcript.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its disk is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its plugins may be missing: install vlc-plugin-base (Debian, Ubuntu) or install VLC again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: bytes that are not {encoding}; shown as �.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the file is not UTF-8; read as Windows-1252 (Western European). If letters look wrong, save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {kind}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} bytes are not valid UTF-8 and read as Windows-1252.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} lines after the last turn not taken as speech.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line {line}: {n} lines before the first turn (up to line {last}) not taken as speech.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Line {line}: “{name}” ({times} times) says nothing and is no speaker; the times beside it are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: “{name}” says nothing; turn left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to it; perhaps it is another file that you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a slip of the pen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room for the copy; the store has not been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk and start again: what is done is not done twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match against a timed file (SRT, VTT) instead, or name another engine and its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match against a timed file (SRT, VTT) instead, or name another engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moonshine failed over a piece of sound ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it elsewhere yourself, or choose another folder with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much of the recording was not understood well: it may be noisy, or in a language that the engine does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder with a model in CTranslate2&apos;s format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a transcript or a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another language or engine, or open a transcript instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it with --model FOLDER: a Whisper model in CTranslate2&apos;s format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption was found: there is no line such as 00:00:01,000 --&gt; 00:00:02,500 with text after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption was found: there is no line such as 00:01.000 --&gt; 00:02.500 with text after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process for an engine can be started ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound output was found, so nothing will be heard; the text is followed all the same. Connect a loudspeaker or headset and open the recording again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No speech was understood in this recording. It may be music, or in a language that the engine does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody speaks in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody speaks in this recording: it is silent, or too quiet to be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the text was heard in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here looks like a transcript or captions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of what was stored before is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {share:.0%} of the words agree with the timed file; times are rough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with a newer Earmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with its own transcript, or match or align again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with its recording and align them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one of them by its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open them one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the transcript into the same folder under the same name ({stem}.txt or {stem}.srt), or open both together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt Multimedia could not be loaded ({what}), so nothing can be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rolling captions: {n} repeated lines are shown once.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Save the text to a file and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See docs/alignment-file.md, or match or align again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Earmark again: it puts the damaged file aside and begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Moonshine recogniser does not run on this machine ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Moonshine recogniser knows English only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python binding of libVLC (python-vlc) is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Whisper model in {folder} cannot be loaded ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The acoustic model cannot be read: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The aligner ended unexpectedly ({how}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alignment cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine died over a piece of sound, twice ({how}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine dies whenever it is asked ({how}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine failed over a piece of sound ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine {name!r} cannot be loaded ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engines are closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {size:.1f} GB, which no transcript needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for alignments cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for the transcript cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pronouncing dictionary cannot be read: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording breaks off after {length}, though its beginning says {claimed}. It may be an incomplete download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording cannot be read any further ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The recording does not contain {n} turns; the first is {turn}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The recording is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were damaged and are kept as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound in this file is in a coding that cannot be decoded; it may be protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timed file has no words in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times made before cannot be put aside ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript and the timed file do not seem to be the same conversation: only {share:.0%} of the words agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript has changed since it was aligned: the times of {changed} of {turns} turns are estimated anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript has no words in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript has no words in it: there is nothing to align.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript is in {language}, which the {engine} engine does not know. A timed file for it (SRT, VTT) can be matched instead; if it is in another language after all, say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript was written, but its times do not fit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Whisper model in {folder}: {file} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound in this file, only pictures or other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no speech in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} called {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There may be too little memory for it. Name another one, or match against a timed file (SRT, VTT) instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Whisper model does not know the language {language!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This alignment belongs to another transcript: hardly a turn is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This alignment is of version {version}; this Earmark reads up to {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be written ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is too large for a list of chapters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a PDF, not a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a text, not a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON that can be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON: {msg} (column {colno}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a list of chapters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a possible file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a recording that can be decoded, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a recording that can be played, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a text: it holds bytes that no text has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an alignment: expected “format”: “{format}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This libVLC lacks its avformat plugin, so places in an MP3 of varying bit rate may be off. Install vlc-plugin-base (Debian, Ubuntu) or the full VLC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording does not seem to be of this conversation: nothing of the text was heard in {places} places of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text has no times in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn {turn} seems to hold two speakers: from word {word} on {speaker} speaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Earmark, or choose another folder with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being done cannot be kept in {path} ({reason}): if it is ended now, it has to begin again from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done is kept: align again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was transcribed so far cannot be kept ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper failed over a piece of sound ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper needs the folder of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper needs the package faster-whisper, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words cannot be placed: pocketsphinx is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your store of notes was damaged. It is kept as {aside}; a new one has been begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[colours] and [highlights] have to be tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[highlights] has to name one colour at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recording, not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rich text document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word in place of the cue&apos;s number, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word processor&apos;s document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word processor&apos;s document or an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an arrow in a cue&apos;s name, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an arrow in a note, passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an arrow without times, taken as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another header, passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio.duration_ms: expected whole milliseconds, 0 where unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue ends as it begins, its end is left open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue ends before it begins, its end is left open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue number in an odd form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue number missing before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue number used twice, both cues are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue out of order, put in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue overlaps the one before, both are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue without a number, read without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cue without text, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty line inside the cue, passed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit status {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected 00:00:01,000 --&gt; 00:00:02,500</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected 00:01.000 --&gt; 00:02.500</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extra: expected an object of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has {names}, which no theme has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header in an odd form, expected WEBVTT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no TOML: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins at {start}, its end is left open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stopped answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its text is put after the cue before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libVLC could not be loaded ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libVLC was found but did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libVLC was not found (VLC is not installed, or as a 32-bit program).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libVLC was not found (no VLC.app in Applications).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libVLC was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no empty line after a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no empty line before the cue, read as if there were one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no transcript was found beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its back ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number on the time line, taken as the cue&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number without an empty line before it, taken as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaker_check: expected a list of objects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speakers has to be a list of {fewest} colours or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text after an empty line, joined to the cue before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text before the first cue, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text on the time line, taken as the cue&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text too long for its time, the cue&apos;s end is left open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text without a time, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data folder cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file breaks off in a cue, which is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header WEBVTT is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installed release carries no model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store cannot be copied before it is brought up to date ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store cannot be used ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store is damaged and cannot be put aside ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store was written by a newer Earmark (schema {version}, this one knows {known}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder holds no transcript.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this folder holds {count} conversations ({names}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time before the recording&apos;s beginning, taken as 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time beyond 99 hours, taken as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time in an odd form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time that cannot be read, {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times without hours amid text, taken as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transcript.{key} is {value}, but the turns have {found}: the file is incomplete or was changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two files are given where one can be opened ({first} and {second}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{index}, expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} has to be a colour as #rrggbb, not {colour!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} has to be {what}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: expected a list of [start_ms, end_ms].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}[{number}]: expected [start_ms, end_ms].</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} damaged pieces of the recording could not be decoded; silence stands there instead.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more turns without text left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{n} more: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} pieces of the recording made the engine fail; words may be missing there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} turns are not in the timed file, or not in this place, and have no times, the first being turn {turn}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} words stand before any time of their speaker&apos;s.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{path}, line {line}: {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the settings are damaged ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the settings cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {faults}. The defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Qt Multimedia is missing too, so nothing can be played; reading, searching and annotating work. {fix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} Qt Multimedia plays instead, less exactly. {fix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.check: expected eight hex digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.confidence: expected 0 to 100, not {percent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.confidence: expected runs of percents, as “90 40x12”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.confidence: expected {count} words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.provenance: expected runs of the letters msipan, as “s1i12”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.provenance: expected {count} words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.turn: expected a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.turn: there is no turn {turn}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.{key}: expected times from 0 ms on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}.{key}: expected whole milliseconds, or null for a word not said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: a word ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: expected 64 hex digits in lower case, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: expected a list of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: expected an object with turn, label and other_label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: expected an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: expected text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: word {word}: a word without times is “a” or “n”, and no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {count} start_ms but {ends} end_ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“turns” is missing: expected a list of turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“version”: expected a whole number from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}”: expected an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{line}” left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{short}” is “{full}” by the table in line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a time. Write 1:02:03, 62:03 or 1h2m3s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“{variant}” read as “{right}” ({n} turns)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>whereabouts</name>
    <message>
        <source>turn {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
