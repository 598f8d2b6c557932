# What the codes are called.
called <- function(codes) {
  names <- table[[{{names}}]][match(codes, table[[{{codes}}]])]
  ifelse(is.na(names), codes, names)
}
