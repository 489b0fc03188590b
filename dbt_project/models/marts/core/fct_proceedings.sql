-- One row per statistic and release. A later release adds a row; none is overwritten.
{{ fact('proceedings') }}
