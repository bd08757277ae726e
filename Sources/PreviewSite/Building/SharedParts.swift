import Diagnostics
import SubscriptionManager

/// What all pages of a theme share: the scripts that render them, and the styles.
package struct SharedParts: Sendable {
    /// The templates as JavaScript; nil where an error keeps pages from being made, or pages have no scripts.
    package var scripts: PageScripts?
    /// The styles, with the files that they name.
    package var styles: Styles

    /// A theme's styles.
    package struct Styles: Sendable {
        /// The styles as the site has them; nil where there are none.
        package var assets: StylesheetAssets?
        /// What is wrong with them.
        package var diagnostics: [Diagnostic]

        /// Compiles a theme's styles, or finds them where earlier runs have kept them.
        /// - Parameter prepared: Runs of `lessc` that are started ahead of time, if there are any.
        package init(of theme: Theme, keptIn cache: StylesheetCache?, by prepared: PreparedLess? = nil) {
            let (css, diagnostics) = cache?.styles(of: theme, by: prepared) ?? theme.stylesheet(by: prepared)
            assets = css.flatMap { theme.assets(ofStylesheet: $0) }
            self.diagnostics = diagnostics + (assets?.diagnostics ?? [])
        }
    }

    /// Puts parts together.
    package init(scripts: PageScripts?, styles: Styles) {
        self.scripts = scripts
        self.styles = styles
    }
}
