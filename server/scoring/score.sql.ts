import type { Model } from '../models/document.ts'
import { isSloped } from '../models/scorecard/points.ts'
import { additiveSql } from './additive.sql.ts'
import { scorecardSql } from './scorecard.sql.ts'
import { segmentedSql } from './segmented.sql.ts'
import { slopedSql } from './sloped.sql.ts'

/** A model of any kind as one statement over a relation of features; columns in and out as of a scorecard's. */
export function scoreSql(model: Model, featuresRelation: string): string {
  switch (model.kind) {
    case 'scorecard':
      return model.characteristics.some(isSloped)
        ? slopedSql(model, featuresRelation)
        : scorecardSql(model, featuresRelation)
    case 'additive':
      return additiveSql(model, featuresRelation)
    case 'segmented':
      return segmentedSql(model, featuresRelation)
  }
}
