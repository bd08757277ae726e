extension Diagnostic.Code {
    /// A name on the command line, of a folder, a fixture or a locale, that nothing has.
    public static let notFound: Self = "not-found"
    /// A fixture or a locale whose name cannot be that of a file in the output folder.
    public static let unusableName: Self = "unusable-name"
    /// An output folder with no previews to compare with.
    public static let missingPreviews: Self = "missing-previews"
    /// An output folder that is not ours to write into.
    public static let foreignFolder: Self = "foreign-folder"
    /// Shards that do not make up one run.
    public static let unmergeableShard: Self = "unmergeable-shard"
    /// A file that cannot be read or written.
    public static let inaccessibleFile: Self = "inaccessible-file"
    /// An address or a port on which a server cannot listen.
    public static let unusableAddress: Self = "unusable-address"
    /// A line of input that is not a request.
    public static let invalidRequest: Self = "invalid-request"
    /// A file that is no baseline of lint's.
    public static let invalidBaseline: Self = "invalid-baseline"
    /// A comment for lint that means nothing, or is needed no longer.
    public static let lintComment: Self = "lint-comment"
}

extension Catalogue.Family {
    /// What the command was asked to do and cannot.
    static let command = Self(
        title: "The command",
        entries: [
            .init(
                .notFound, .error, "a name that nothing has",
                explanation: """
                    A folder, a fixture, a locale or a code that the command line names does not exist. Nothing is done,
                    and the command ends with 64.
                    """,
                example: .init(
                    [.init("fixtures/ada.json", "{}")],
                    says: "there is no fixture `adda` in `fixtures`",
                    command: "sm-preview render --fixture adda", rightCommand: "sm-preview render --fixture ada"),
                cure: "Correct the name. `sm-preview help render` tells where things are looked for."),
            .init(
                .unusableName, .error, "a name that cannot be that of a page",
                explanation: """
                    Pages are files: `<fixture>/<locale>.html`. A fixture or a locale cannot have the name of something
                    that the output folder keeps for itself, nor characters that no file's name can have.
                    """,
                example: .init(
                    [.init("fixtures/assets.json", "{}"), .init("fixtures/ada.json", "{}")],
                    says: "the fixture `assets.json` cannot have a page: the output folder keeps `assets` for itself",
                    right: [.init("fixtures/asset-manager.json", "{}"), .init("fixtures/ada.json", "{}")]),
                cure: "Rename the file."),
            .init(
                .missingPreviews, .error, "no previews to compare with",
                explanation: """
                    `sm-preview check` compares with previews that were approved, and finds none in the output folder.
                    """,
                example: .init(
                    [.init("views/main.liquid", "<p>Hello</p>")],
                    says: "there are no previews in `previews`",
                    command: "sm-preview check", rightCommand: "sm-preview render && sm-preview check"),
                cure: """
                    Make the previews with `sm-preview render`, look at them, and commit them. If they are elsewhere,
                    name the folder with `--output`.
                    """),
            .init(
                .foreignFolder, .error, "an output folder that holds other things",
                explanation: """
                    The output folder was not made by sm-preview and is not empty, or it is a file. A run removes pages
                    that no longer exist, so it writes only into folders of its own. Nor is a file replaced by a report
                    of `--junit` that is no such report, or by a fixture of `fixtures import` without `--force`. The
                    command ends with 64.
                    """,
                example: .init(
                    [.init("previews/notes.txt", "Buy tea")],
                    says: "the folder `previews` holds other things than previews, and is left as it is",
                    rightCommand: "sm-preview render --output site"),
                cure: "Name another folder with `--output`, or empty this one."),
            .init(
                .unmergeableShard, .error, "shards that do not make up one run",
                explanation: """
                    `sm-preview merge` joins the output folders of all shards of one run. One of them is missing or there
                    twice, was made of another theme, other fixtures or flags, by another version, or is not whole any
                    more: a page is not the one that its manifest describes, or a file that all pages share is not the
                    same everywhere. Nothing is written.
                    """,
                example: .init(
                    [.init("fixtures/ada.json", "{}")],
                    says: "shard 2 of 2 is missing",
                    command: "sm-preview render --shard 1/2 --output one && sm-preview merge --output previews one",
                    rightCommand: """
                        sm-preview render --shard 1/2 --output one && sm-preview render --shard 2/2 --output two && \
                        sm-preview merge --output previews one two
                        """),
                cure: """
                    Render all shards of the same files, with the same flags, by the same program, each into a folder of
                    its own that is empty before. Then name all these folders.
                    """),
            .init(
                .inaccessibleFile, .error, "a file that cannot be read or written",
                explanation: """
                    The system refuses a file or a folder that the command needs: it does not exist, its permissions do
                    not allow it, or the disk is full. The message ends with the system's own reason. The command ends
                    with 70.
                    """,
                example: .init(
                    [],
                    says: "`nowhere/big.json` cannot be written: No such file or directory",
                    command: "sm-preview fixtures generate --output nowhere/big.json",
                    rightCommand: "sm-preview fixtures generate --output big.json"),
                cure: "Do what the reason asks for: make the folder, change the permissions, make room."),
            .init(
                .unusableAddress, .error, "an address or a port that cannot be had",
                explanation: """
                    `sm-preview dev` listens on the port that `--port` names, and on the addresses that `--host` names. The
                    port is taken by another program, or the address is not one of this machine's. The command ends with 64.
                    """,
                example: .init(
                    [.init("views/main.liquid", "<p>Orders</p>")], says: "port 4400 is taken by another program",
                    command: "sm-preview dev --port 4400", rightCommand: "sm-preview dev",
                    where: "while another program listens on port 4400"),
                cure: "Name another port, or leave `--port` out: the next free one is taken then."),
            .init(
                .invalidRequest, .error, "a line of input that is not a request",
                explanation: """
                    `sm-preview eval` reads one JSON object a line, of which `template` must be the text of a template. A
                    line that is something else is answered with this error, and the next one is read.
                    """,
                example: .init(
                    [.init("requests.jsonl", #"{ "temlate": "Hello" }"#)],
                    says: "`template` must be the text of a template",
                    right: [.init("requests.jsonl", #"{ "template": "Hello" }"#)],
                    command: "sm-preview eval < requests.jsonl"),
                cure: "Write the request as `sm-preview help eval` describes it."),
            .init(
                .lintComment, .warning, "a comment for `lint` that does nothing",
                explanation: """
                    `{# lint-disable-next-line code #}` silences what begins on the next line that is not blank,
                    `{# lint-disable code #}` what is anywhere in the file. Here there is nothing of that code, perhaps no
                    longer. A code that does not exist is an error.
                    """,
                example: .init(
                    "{# lint-disable-next-line unknown-field #}\n{% for order in orders %}{{ order.place | date }}{% endfor %}",
                    says: "there is no `unknown-field` to disable",
                    right: "{% for order in orders %}{{ order.place | date }}{% endfor %}",
                    command: "sm-preview lint --no-fixtures"),
                cure: "Remove the comment, or correct the code in it."),
            .init(
                .invalidBaseline, .error, "a file that is no baseline",
                explanation: """
                    `sm-preview lint --baseline FILE` leaves out the findings that the file knows. The file has another
                    form than such a file has, so that nothing is reported but this.
                    """,
                example: .init(
                    [.init("known.json", "{}")],
                    says: "`known.json` is no baseline",
                    right: [],
                    command: "sm-preview lint --no-fixtures --baseline known.json",
                    rightCommand: "sm-preview lint --no-fixtures --baseline known.json --baseline-update"),
                cure: "Name a new file, and make it with `--baseline-update`."),
        ])
}
