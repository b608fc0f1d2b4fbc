# Assessment at the period's end
assess-closed = The assessment of this period closed on { $day }.
