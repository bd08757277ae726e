/// What pages do when something changes.
public enum Reloading: String, CaseIterable, Sendable {
    /// They exchange what can be exchanged, and load anew where that cannot be.
    case auto
    /// They load anew.
    case full
    /// Nothing.
    case off
}
