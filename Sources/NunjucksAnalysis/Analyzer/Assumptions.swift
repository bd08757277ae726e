/// What is assumed of a template to find its mistakes, beside what a renderer can rely on.
package enum Assumptions: Sendable {
    /// Nothing.
    case none
    /// It is a page: nothing but it, and the templates that it includes, sets the variables that they set.
    case page
    /// It is a part that some page may include: what its first comment names is there.
    case part
}
