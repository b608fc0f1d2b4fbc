# Closing a period
period-closed = The period from { $first } to { $last } is closed; its reports and ratings can no longer be changed.
closing-unknown-period = This office does not score that period. Write for example 2026-S2.
closing-not-over = The period from { $first } to { $last } is not over yet and cannot be closed.
closing-border-above = score { $score }; below { $limit } it is { $grade }
closing-border-below = score { $score }; from { $limit } it is { $grade }
closing-border-above-group = { $group } { $score }; below { $limit } it is { $grade }
closing-border-below-group = { $group } { $score }; from { $limit } it is { $grade }
closing-or = { " " }or{ " " }
closing-stray-most = { $grades } should be at most { $limit }%, and is { $share }%
closing-stray-least = { $grades } should be at least { $limit }%, and is { $share }%
closing-stray-none = Nobody should be { $grades }, and { $share }% are
closing-stray-some = Somebody should be { $grades }, and nobody is
